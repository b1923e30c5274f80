/// The fonts of layout v1: name, path below `assets/fonts/node_modules/@expo-google-fonts`, SHA-256.
/// Read by the build script, which checks them, and by the layout, which embeds them.
pub(crate) const FONT_FILES: [(&str, &str, &str); 6] = [
    (
        "NotoSerifSC-Regular",
        "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    ),
    (
        "NotoSerifSC-Bold",
        "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
        "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
    ),
    (
        "NotoSansSC-Medium",
        "noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
        "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
    ),
    (
        "NotoSansMono-Medium",
        "noto-sans-mono/500Medium/NotoSansMono_500Medium.ttf",
        "340794b9ffa781e8b93eac07c939c9ae963c24b6e80c779551f740f2ad5bcb94",
    ),
    (
        "NotoSerifJP-Regular",
        "noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf",
        "5a04846a0e23acefae825f2f459205036a166f5a63462019ce3492d07bd20e92",
    ),
    (
        "NotoSerifHK-Regular",
        "noto-serif-hk/400Regular/NotoSerifHK_400Regular.ttf",
        "636dac589831ccdd5e75efa30c7c7ae8327e5cd36c3fec16d5b493f939627c72",
    ),
];
