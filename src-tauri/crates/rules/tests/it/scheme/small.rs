//! A small invented scheme in sections, so that a test replaces only the section it is about.

/// Name and text of each section, in file order.
pub(crate) const SECTIONS: &[(&str, &str)] = &[
    (
        "identity",
        r#"
[identity]
id = "small"
name = { zh = "小奖", en = "Small award" }
short_name = "小奖"
version = "1"
demo = true
level = "prefecture"
organiser = "city"
effective = "not_stated"
source = { title = "小奖办法（虚构）", genre = "standing", status = "issued" }
"#,
    ),
    (
        "bodies",
        r#"
[[bodies]]
id = "city"
name = "市政府"
roles = ["organiser"]
article = "一"
[[bodies]]
id = "office"
name = "办公室"
roles = ["office"]
article = "一"
"#,
    ),
    (
        "tracks",
        r#"
[[tracks]]
id = "organisation"
name = { zh = "组织", en = "Organisations" }
kind = "organisation"
definition = "组织"
article = "二"
[[tracks]]
id = "individual"
name = { zh = "个人", en = "Individuals" }
kind = "individual"
definition = "个人"
article = "二"
"#,
    ),
    (
        "awards",
        r#"
[awards]
cycle = { unspecified = "未规定" }
vacancies = { value = true, article = "三" }
tier_assignment = { value = "single", article = "三" }
tiers = [{ id = "award", name = { zh = "奖", en = "Award" }, article = "三" }]
pools = [{ id = "award", tier = "award", tracks = ["organisation", "individual"], places = { value = { count = 5, limit = "at_most" }, article = "三" }, unit = "个" }]
"#,
    ),
    (
        "eligibility",
        r#"
[eligibility]
as_of = { unspecified = "未规定" }
facts = []
rules = []
"#,
    ),
    (
        "stages",
        r#"
[[stages]]
id = "material"
name = "材料评审"
kind = "document_review"
actors = ["office"]
tracks = ["organisation", "individual"]
work = "评分"
products = [{ marks = { name = "分数" } }]
scored = { value = true, article = "五" }
article = "五"
[[stages]]
id = "defence"
name = "陈述答辩"
kind = "defence"
actors = ["office"]
tracks = ["organisation"]
inputs = ["material"]
work = "答辩"
products = [{ marks = { name = "分数" } }]
scored = { value = true, article = "五" }
article = "五"
"#,
    ),
    (
        "composite",
        r#"
[composite.score]
within_stage = { unspecified = "未规定" }
rounding = { unspecified = "未规定" }
minimum = { unspecified = "未规定" }
ties = { unspecified = "未规定" }
article = "六"
[[composite.score.parts]]
tracks = ["organisation"]
stages = ["material", "defence"]
weights = { unspecified = "未规定" }
[[composite.score.parts]]
tracks = ["individual"]
stages = ["material"]
weights = { unspecified = "未规定" }
"#,
    ),
    (
        "conduct",
        r#"
[conduct]
recusal = { unspecified = "未规定" }
confidentiality = { unspecified = "未规定" }
applicant_marks_secrets = { unspecified = "未规定" }
declassification = { unspecified = "未规定" }
no_fees = { unspecified = "未规定" }
supervision = { unspecified = "未规定" }
"#,
    ),
    (
        "objections",
        r#"
[objections]
written = { unspecified = "未规定" }
real_identity = { unspecified = "未规定" }
within_period = { unspecified = "未规定" }
handler = { unspecified = "未规定" }
handling_days = { unspecified = "未规定" }
effect = { unspecified = "未规定" }
"#,
    ),
    ("substitution", "[substitution]\nunspecified = \"未规定\"\n"),
    ("working_days", "[working_days]\nfirst_day_counts = { unspecified = \"未规定\" }\n"),
    (
        "terms",
        r#"
[terms]
applicant = "申报者"
application = "申报"
office = "办公室"
recommender = "推荐单位"
reviewer = "专家"
panel = "专家组"
document_review = "材料评审"
defence = "陈述答辩"
document_review_report = "材料评审报告"
proposed_winners = "拟获奖名单"
publicity = "公示"
commendation = "表扬"
revocation = "撤销"
"#,
    ),
];

/// Returns the small scheme with some sections replaced; a name it does not have is put at the end.
pub(crate) fn with(changes: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, section) in SECTIONS {
        text += changes.iter().find(|(changed, _)| changed == name).map_or(section, |(_, new)| new);
        text.push('\n');
    }
    for (_, new) in changes.iter().filter(|(name, _)| !SECTIONS.iter().any(|(known, _)| known == name)) {
        text += new;
        text.push('\n');
    }
    text
}
