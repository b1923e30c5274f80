//! Somebody new on a machine that knows nothing: a copy, the request, the telephone, and the office's answer.

use std::{fs, path::Path};

use desk::{
    Passphrase,
    office::{Admission, Arrival},
    seat::Seat,
};
use rules::{charter::Role, ids::PersonId, text::Line, time::Instant};
use window_tests::{Edition, Options, Window, within};

const OFFICE: &str = "B01";
/// The office admits while the edition is scored; its certificate is good for years.
const IN_THE_EDITION: &str = "2026-05-14T03:00:00Z";
const NUMBER: &str = "Z30";
const NAME: &str = "新到专家";
const PASSPHRASE: &str = "石桥 麦浪 晚钟 青瓷";

#[test]
fn a_new_expert_is_enrolled_with_codes_read_out_by_telephone() {
    let edition = Edition::new();
    let office = Office::open(&edition);
    within(200, async {
        let window = Window::open(Options::default()).await;
        window.resize(1280, 720).await;
        window.click("用任命书首次入册").await;
        create(&window).await;
        let stick = tempfile::tempdir().unwrap();
        let request = stick.path().join("request.enrol");
        ask(&window, &office, &request).await;

        // The answer takes days: the window is locked meanwhile, and begins where one was.
        window.click("锁定").await;
        window.find("#passphrase").await;
        window.write(PASSPHRASE).await;
        window.press("Enter").await;
        window.see("请您念给对方听").await;
        let read_out = window.said(".pd-code-cells").await.split_whitespace().collect::<Vec<_>>().join(" ");
        let admission = office.admit(&request, &read_out);
        let answer = stick.path().join("answer");
        fs::write(&answer, &admission.response).unwrap();
        confirm(&window, &answer, &admission.code).await;

        window.find(".pd-top .pd-who").await;
        assert!(window.said(".pd-who").await.contains(NAME));
        // Nothing to score yet: the screen says what comes next.
        window.see("先导入办公室签名的评审方案").await;
    });
}

/// Step 1: a name, a passphrase that is good enough, twice.
async fn create(window: &Window) {
    window.find("#own-name:focus").await;
    window.write(NAME).await;
    window.press("Tab").await;
    window.write("石桥").await;
    window.see("太短").await;
    window.write(&PASSPHRASE["石桥".len()..]).await;
    window.click_on("#passphrase-again").await;
    window.write("石桥麦浪").await;
    window.see("与上面的口令不一致").await;
    for _ in "麦浪".chars() {
        window.press("Backspace").await;
    }
    window.write(&PASSPHRASE["石桥".len()..]).await;
    window.see("很好，难以猜中").await;
    window.press("Enter").await;
    window.find("#enrol-person").await;
}

/// Steps 2 and 3: what the appointment says, and the file for the office.
async fn ask(window: &Window, office: &Office, request: &Path) {
    window.find("#enrol-person:focus").await;
    window.write("30 号").await;
    window.see("编号只由字母、数字、点、横线组成").await;
    for _ in "30 号".chars() {
        window.press("Backspace").await;
    }
    window.write(NUMBER).await;
    window.press("Tab").await;
    window.write(&office.edition()).await;
    window.press("Tab").await;
    window.write(PASSPHRASE).await;
    window.choose_next(request).await;
    window.click("生成密钥并保存申请").await;
    window.see("请当面或用 U 盘交给办公室").await;
    window.see(&request.display().to_string()).await;
    let asked = fs::read(request).unwrap();
    assert!(!asked.is_empty());
}

/// Step 4: the other's code, first misheard, then right.
async fn confirm(window: &Window, answer: &Path, code: &str) {
    window.choose_next(answer).await;
    window.click("选择回复文件").await;
    window.see(&answer.display().to_string()).await;
    window.click_on("#enrol-code").await;
    window.write("0000 0000 00").await;
    window.see("还差 2 位数字").await;
    window.write("00").await;
    window.press("Enter").await;
    window.see("E-CODE").await;
    assert_eq!(window.count(".pd-top .pd-who").await, 0, "nobody comes in with a wrong code");
    window.click_on("#enrol-code").await;
    for _ in "0000 0000 0000".chars() {
        window.press("Backspace").await;
    }
    window.write(code).await;
    window.press("Enter").await;
}

/// The award office of the demo edition, at its own machine.
struct Office {
    seat: Seat,
    passphrase: Passphrase,
}

impl Office {
    fn open(edition: &Edition) -> Office {
        let own = edition.person(OFFICE);
        let passphrase = Passphrase::new(&own.passphrase);
        Office { seat: Seat::open(&own.copy, &passphrase).unwrap(), passphrase }
    }

    fn edition(&self) -> String {
        self.seat.profile().unwrap().edition.to_string()
    }

    /// Admits who asks in this file, with the code that was read out.
    fn admit(&self, request: &Path, read_out: &str) -> Admission {
        let request = fs::read(request).unwrap();
        let arrival = Arrival {
            request: &request,
            typed_code: read_out,
            person: PersonId::new(NUMBER).unwrap(),
            name: Line::new(NAME).unwrap(),
            role: Role::Expert,
        };
        let now: Instant = IN_THE_EDITION.parse().unwrap();
        let authority = self.seat.unlock_authority(&self.passphrase).unwrap();
        self.seat.admit(&arrival, &authority, now).unwrap()
    }
}
