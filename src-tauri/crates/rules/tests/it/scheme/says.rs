//! What the other published schemes need to say, the format can say: their peculiarities as small files.

use super::small;
use rules::ids::TrackId;
use rules::scheme::{
    AdvanceRule, BanAnchor, Composite, DocumentStatus, Effective, Limit, Money, Product, Reach, Recipient, Scheme,
    SetOf, Substitution, Test, TierAssignment,
};

fn parse(changes: &[(&str, &str)]) -> Scheme {
    Scheme::parse(&small::with(changes)).unwrap_or_else(|problems| {
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

fn track(id: &str) -> TrackId {
    TrackId::new(id).unwrap()
}

#[test]
fn one_pool_per_tier_shared_by_organisations_and_individuals_shanxi() {
    let scheme = parse(&[(
        "awards",
        r#"
[awards]
cycle = { unspecified = "通知未写评选周期" }
vacancies = { value = true, article = "二" }
tier_assignment = { value = "ranking", article = "二" }
tiers = [
    { id = "award", name = { zh = "质量奖", en = "Award" }, article = "二" },
    { id = "nomination", name = { zh = "提名奖", en = "Nomination" }, article = "二" },
]
pools = [
    { id = "award", tier = "award", tracks = ["organisation", "individual"], places = { value = { count = 5, limit = "set" }, article = "二" }, unit = "个" },
    { id = "nomination", tier = "nomination", tracks = ["organisation", "individual"], places = { value = { count = 10, limit = "set" }, article = "二" }, unit = "个" },
]
"#,
    )]);
    let places: Vec<_> = scheme.awards.pools.iter().map(|pool| pool.places.given().unwrap().count).collect();
    assert_eq!((places, scheme.awards.vacancies.given()), (vec![5, 10], Some(&true)));
    assert!(scheme.awards.pools.iter().all(|pool| pool.tracks.len() == 2));
    assert!(scheme.awards.pools.iter().all(|pool| pool.places.given().unwrap().limit == Limit::Set));
}

#[test]
fn individuals_skip_the_defence_and_their_composite_has_fewer_stages_shanxi() {
    let scheme = parse(&[]);
    let Composite::Score(composite) = &scheme.composite else { panic!() };
    let stages = |id: &str| &composite.parts.iter().find(|part| part.tracks == [track(id)]).unwrap().stages;
    assert_eq!(stages("organisation"), &["material", "defence"]);
    assert_eq!(stages("individual"), &["material"]);
    assert!(!scheme.stage("defence").unwrap().tracks.contains(&track("individual")));
}

#[test]
fn fixed_places_for_organisations_and_individuals_and_teams_that_count_as_organisations_panzhihua() {
    let scheme = parse(&[
        (
            "tracks",
            r#"
[[tracks]]
id = "organisation"
name = { zh = "组织", en = "Organisations" }
kind = "organisation"
definition = "法人或者其他组织"
article = "二（一）"
[[tracks]]
id = "team"
name = { zh = "一线班组", en = "Teams" }
kind = "team"
definition = "一线班组"
categories = [{ id = "team", name = "一线班组", form = "附件4", counts_in = { value = "organisation", article = "本届约定" }, article = "附件4" }]
article = "附件4"
[[tracks]]
id = "individual"
name = { zh = "个人", en = "Individuals" }
kind = "individual"
definition = "个人"
article = "二（二）"
"#,
        ),
        (
            "awards",
            r#"
[awards]
cycle = { unspecified = "通知未写" }
vacancies = { value = true, article = "一" }
tier_assignment = { value = "single", article = "一" }
tiers = [{ id = "award", name = { zh = "市政府质量奖", en = "Award" }, article = "一" }]
pools = [
    { id = "organisations", tier = "award", tracks = ["organisation"], places = { value = { count = 3, limit = "set" }, article = "一" }, unit = "个" },
    { id = "individuals", tier = "award", tracks = ["individual"], places = { value = { count = 5, limit = "set" }, article = "一" }, unit = "名" },
]
"#,
        ),
        ("composite", "[composite.deliberation]\nstages = [\"material\", \"defence\"]\narticle = \"五（七）\"\n"),
        (
            "substitution",
            "[substitution]\narticle = \"五（七）\"\nvalue = { by_score = { within_pool = { unspecified = \"通知未写，由分设名额推知\" }, publicised_again = true } }\n",
        ),
    ]);
    let units: Vec<_> = scheme.awards.pools.iter().map(|pool| (pool.tracks.len(), pool.unit.as_str())).collect();
    assert_eq!(units, [(1, "个"), (1, "名")]);
    assert!(matches!(
        scheme.substitution.given(),
        Some(Substitution::ByScore { within_pool, publicised_again: true }) if !within_pool.is_given()
    ));
}

#[test]
fn a_draft_with_a_blank_date_two_items_sharing_places_and_groups_of_three_jinzhong() {
    let scheme = parse(&[
        (
            "identity",
            r#"
[identity]
id = "small"
name = { zh = "小奖", en = "Small award" }
short_name = "小奖"
version = "1"
level = "prefecture"
organiser = "city"
effective = { blank = { article = "第三十一条", note = "自2023年 月 日起施行" } }
source = { title = "办法（修订稿）", genre = "standing", status = "draft", notes = ["第二章、第三章章号缺失"] }
"#,
        ),
        (
            "tracks",
            r#"
[[tracks]]
id = "organisation"
name = { zh = "组织", en = "Organisations" }
kind = "organisation"
definition = "各类企业"
article = "第三条"
[[tracks]]
id = "individual"
name = { zh = "个人", en = "Individuals" }
kind = "individual"
definition = "自然人"
max_members = { value = 3, article = "第十一条" }
article = "第三条"
"#,
        ),
        (
            "awards",
            r#"
[awards]
cycle = { value = { years = 3, in_principle = true }, article = "第五条" }
vacancies = { value = true, article = "第八条" }
tier_assignment = { value = "deliberation", article = "第十八条" }
items = [
    { id = "organisations", name = "质量奖（组织）", tracks = ["organisation"], article = "第八条" },
    { id = "individuals", name = "质量奖（个人）", tracks = ["individual"], article = "第八条" },
]
tiers = [{ id = "award", name = { zh = "质量奖", en = "Award" }, article = "第五条" }]
pools = [{ id = "award", tier = "award", tracks = ["organisation", "individual"], places = { value = { count = 5, limit = "at_most" }, article = "第八条" }, unit = "个" }]
"#,
        ),
        (
            "rewards",
            "[[rewards]]\nrecipient = \"winner\"\ngives = [\"plaque_or_trophy\", \"certificate\", \"money\"]\nmoney = { value = \"amount_open\", article = \"第十九条\" }\nuse_of_money = { value = \"支持宣传推广、质量攻关等\", article = \"第二十条\" }\narticle = \"第十九条\"\n",
        ),
    ]);
    assert_eq!(scheme.identity.source.status, DocumentStatus::Draft);
    assert!(
        matches!(scheme.identity.effective, Effective::Blank { .. }) && scheme.identity.effective.first_day().is_none()
    );
    assert!(scheme.awards.cycle.given().unwrap().in_principle);
    let individuals = scheme.track(&track("individual")).unwrap();
    assert_eq!(individuals.max_members.as_ref().unwrap().given(), Some(&3));
    assert_eq!(scheme.awards.items.len(), 2);
    assert_eq!(scheme.rewards[0].money.given(), Some(&Money::AmountOpen));
}

#[test]
fn two_lists_from_one_stage_and_a_bar_of_three_cycles_jinzhong() {
    let stages = r#"
[[stages]]
id = "material"
name = "材料评审"
kind = "document_review"
actors = ["office"]
tracks = ["organisation", "individual"]
work = "形成材料评审报告，提出现场评审和材料核查名单"
products = [
    { report = { name = "材料评审报告" } },
    { lists = [
        { id = "site", name = "现场评审名单", leads_to = "site" },
        { id = "verification", name = "材料核查名单" },
    ] },
]
scored = { unspecified = "全文没有打分字样" }
article = "第十八条（四）"
[[stages]]
id = "site"
name = "现场评审"
kind = "site_review"
actors = ["office"]
tracks = ["organisation", "individual"]
inputs = ["material"]
work = "实地评审"
products = [{ report = { name = "相关报告" } }]
scored = { unspecified = "全文没有打分字样" }
article = "第十八条（五）"
"#;
    let scheme = parse(&[
        ("stages", stages),
        ("composite", "[composite.unspecified]\nnote = \"综合各阶段评审报告，没有公式\"\n"),
        (
            "terms",
            &small::SECTIONS
                .iter()
                .find(|(name, _)| *name == "terms")
                .unwrap()
                .1
                .replace("publicity", "site_review = \"现场评审\"\nsite_review_report = \"相关报告\"\npublicity"),
        ),
        (
            "revocation",
            r#"
[[revocation]]
id = "breach"
tracks = ["organisation"]
triggers = ["重大事故", "违规使用标识", "拒绝履行义务"]
severity = "major"
within_years = { unspecified = "“有效期内”的期限未规定" }
proposed_by = "office"
decided_by = "city"
takes_back = { unspecified = "未写收回" }
announcement = { value = "public", article = "第二十七条" }
ban = { value = { editions = 3, counted_by = { value = "calendar_cycles", article = "第二十七条" }, from = "revocation" }, article = "第二十七条" }
article = "第二十七条"
"#,
        ),
    ]);
    let Product::Lists(lists) = &scheme.stage("material").unwrap().products[1] else { panic!() };
    let next: Vec<_> = lists.iter().map(|list| list.leads_to.as_deref()).collect();
    assert_eq!(next, [Some("site"), None]);
    let ban = scheme.revocation[0].ban.given().unwrap();
    assert_eq!((ban.editions, ban.from), (3, BanAnchor::Revocation));
}

#[test]
fn a_share_over_the_list_exceptions_to_years_and_clauses_for_legal_representatives_jilin() {
    let scheme = parse(&[(
        "eligibility",
        r#"
[eligibility]
as_of = { unspecified = "未规定" }
[[eligibility.facts]]
id = "main-business-start"
name = "主体业务正常运行起始日期"
kind = "date"
[[eligibility.facts]]
id = "four-new"
name = "“四新”企业"
kind = "yes_no"
[[eligibility.facts]]
id = "srdi"
name = "列入省级“专精特新”中小企业"
kind = "yes_no"
[[eligibility.facts]]
id = "county-cadre"
name = "县处级或相当于县处级干部"
kind = "yes_no"
[[eligibility.facts]]
id = "legal-representative"
name = "组织法定代表人"
kind = "yes_no"
[[eligibility.facts]]
id = "employer-accidents"
name = "所在组织事故"
kind = "events"
[[eligibility.facts]]
id = "in-force"
name = "标准实施日期"
kind = "date"
[[eligibility.facts]]
id = "declared"
name = "声明公开日期"
kind = "date"
[[eligibility.rules]]
id = "years"
text = "主体业务正常运行5年以上，“四新”和省级“专精特新”3年以上"
scope = { tracks = ["organisation"] }
article = "二（一）1（2）"
[eligibility.rules.test.min_years]
fact = "main-business-start"
years = 5
exceptions = [{ fact = "four-new", years = 3 }, { fact = "srdi", years = 3, evidence = "省级名单" }]
[[eligibility.rules]]
id = "cadres"
text = "县处级干部不超过评选个人总数的20%"
scope = { tracks = ["individual"] }
test = { set_share = { fact = "county-cadre", at_most_percent = 20, over = { unspecified = "“评选个人总数”指获奖者还是推荐者，原文未明" } } }
article = "二（一）"
[[eligibility.rules]]
id = "legal-representative"
text = "法定代表人所在组织近3年无事故"
scope = { tracks = ["individual"], when = [{ fact = "legal-representative", is = "yes" }] }
test = { no_event = { fact = "employer-accidents", kinds = ["质量安全", "生产安全"], severity = "any", window_years = { value = 3, article = "二（一）2（5）" }, of = "employer" } }
article = "二（一）2（5）"
[[eligibility.rules]]
id = "dates"
text = "团体标准实施和声明公开日期均在2022年12月31日前（含）"
test = { on_or_before = { facts = ["in-force", "declared"], date = "2022-12-31" } }
article = "二（二）1"
[[eligibility.rules]]
id = "never-won"
text = "曾获中国标准创新贡献奖、吉林省标准创新贡献奖的项目不再参评"
test = { not_prior_winner = { awards = ["中国标准创新贡献奖", "吉林省标准创新贡献奖"], reach = "ever" } }
article = "二（二）1"
"#,
    )]);
    let test = |id: &str| &scheme.eligibility.rules.iter().find(|rule| rule.id == id).unwrap().test;
    assert!(matches!(test("years"), Test::MinYears { exceptions, .. } if exceptions.len() == 2));
    assert!(matches!(test("cadres"), Test::SetShare { at_most_percent: 20, over, .. } if !over.is_given()));
    assert!(matches!(test("never-won"), Test::NotPriorWinner { reach: Reach::Ever, awards, .. } if awards.len() == 2));
    assert!(matches!(test("dates"), Test::OnOrBefore { facts, .. } if facts.len() == 2));
    assert_ne!(SetOf::Winners, SetOf::Nominees);
}

#[test]
fn a_part_of_a_family_whose_panel_gives_tiers_and_whose_money_goes_to_drafters_jilin() {
    let scheme = parse(&[
        (
            "identity",
            r#"
[identity]
id = "small"
name = { zh = "质量奖（标准创新）", en = "Quality award (standards)" }
short_name = "标准创新"
version = "1"
level = "province"
organiser = "city"
part_of = { id = "family", name = "质量奖", part = "标准创新", siblings = ["management"], article = "一" }
effective = "not_stated"
source = { title = "评选表彰工作的通知", genre = "edition", status = "issued", signed = "2025-07-21" }
[edition]
label = "2025年"
article = "标题"
"#,
        ),
        (
            "tracks",
            "[[tracks]]\nid = \"project\"\nname = { zh = \"标准项目\", en = \"Standards\" }\nkind = \"project\"\ndefinition = \"标准项目\"\narticle = \"二（二）\"\n",
        ),
        (
            "awards",
            r#"
[awards]
cycle = { unspecified = "通知未写" }
vacancies = { unspecified = "通知未写" }
tier_assignment = { value = "panel", article = "三（二）6" }
tiers = [
    { id = "first", name = { zh = "一等奖", en = "First" }, article = "一" },
    { id = "second", name = { zh = "二等奖", en = "Second" }, article = "一" },
]
pools = [
    { id = "first", tier = "first", tracks = ["project"], places = { value = { count = 5, limit = "at_most" }, article = "一" }, unit = "项" },
    { id = "second", tier = "second", tracks = ["project"], places = { value = { count = 10, limit = "at_most" }, article = "一" }, unit = "项" },
]
"#,
        ),
        (
            "stages",
            r#"
[[stages]]
id = "specialist"
name = "专业评选"
kind = "specialist_review"
actors = ["office"]
tracks = ["project"]
work = "按行业分组形成获奖等级初步意见"
products = ["tier"]
scored = { value = false, article = "三（二）5" }
advance = { rule = { value = { times_places = { factor = "3/2" } }, article = "假设" }, proposed_by = "office", decided_by = "city" }
article = "三（二）5"
[[stages]]
id = "vote"
name = "综合评选"
kind = "deliberation"
actors = ["office"]
tracks = ["project"]
inputs = ["specialist"]
work = "确定等级"
products = ["tier", { ballot = { majority = { value = "2/3", article = "假设" }, quorum = { unspecified = "未规定" } } }]
scored = { value = false, article = "三（二）6" }
article = "三（二）6"
"#,
        ),
        ("composite", "[composite.deliberation]\nstages = [\"specialist\", \"vote\"]\narticle = \"三（二）6\"\n"),
        (
            "rewards",
            "[[rewards]]\ntiers = [\"first\"]\nrecipient = \"drafters_by_contribution\"\ngives = [\"money\"]\nmoney = { value = { yuan = 150000 }, article = \"六\" }\narticle = \"六\"\n",
        ),
        (
            "panels",
            "[[panels]]\nid = \"p\"\nname = \"专家组\"\nstages = [\"specialist\"]\nformed_by = \"office\"\nsize = { unspecified = \"未规定\" }\nmembers = { unspecified = \"未规定\" }\ndraw = { value = \"random_from_pool\", article = \"三（一）3\" }\nsupervised = { value = true, article = \"三（一）3\" }\nends = { unspecified = \"未规定\" }\narticle = \"三（一）3\"\n",
        ),
        (
            "dates",
            "[[dates]]\nid = \"deadline\"\nwhat = \"推荐材料报送\"\nkind = \"closes\"\ndate = \"2025-09-01\"\narticle = \"七（二）\"\n",
        ),
    ]);
    assert_eq!(scheme.identity.part_of.as_ref().unwrap().siblings[0].as_str(), "management");
    assert_eq!(scheme.awards.tier_assignment.given(), Some(&TierAssignment::Panel));
    assert_eq!(
        (scheme.rewards[0].recipient, scheme.rewards[0].money.given()),
        (Recipient::DraftersByContribution, Some(&Money::Yuan(150_000)))
    );
    let advance = scheme.stage("specialist").unwrap().advance.as_ref().unwrap();
    assert!(matches!(advance.rule.given(), Some(AdvanceRule::TimesPlaces { factor }) if factor.to_string() == "3/2"));
    assert_eq!((advance.proposed_by.as_deref(), advance.decided_by.as_str()), (Some("office"), "city"));
}

#[test]
fn recommenders_rank_departments_are_asked_by_kind_and_material_is_declassified_jilin() {
    let scheme = parse(&[
        (
            "eligibility",
            "[eligibility]\nas_of = { unspecified = \"未规定\" }\nrules = []\nfacts = [{ id = \"ownership\", name = \"单位性质\", kind = { one_of = [\"国有或国有控股企业\", \"非公有制企业\", \"机关事业单位\"] } }]\n",
        ),
        (
            "channels",
            "[[channels]]\nid = \"city\"\nwho = \"各市\"\nnominees = { unspecified = \"未规定\" }\narticle = \"三\"\nsteps = [{ body = \"office\", acts = [\"formal_check\", \"decides_collectively\", \"ranks\", \"publicises\", \"recommends\"], article = \"三（一）2\" }]\n",
        ),
        (
            "consultation",
            r#"
[[consultation]]
id = "all"
about = "申报组织和个人"
by = "office"
ask = ["公安"]
more_as_needed = true
written = { unspecified = "未规定" }
stage = "material"
article = "三（一）2"
[[consultation]]
id = "state-owned"
scope = { when = [{ fact = "ownership", is = "国有或国有控股企业" }] }
by = "office"
ask = ["组织人事", "纪检监察", "审计"]
restricted = true
written = { value = true, article = "五（三）" }
stage = "material"
article = "三（一）2"
"#,
        ),
        (
            "documents",
            "[[documents]]\nid = \"consent\"\nname = \"脱密审核同意书\"\nkind = \"declassification\"\nfrom = \"office\"\nrequired = true\npaper_copies = { value = 2, article = \"七\" }\nelectronic = { value = [{ format = \"pdf\", copies = 1, medium = \"disc\" }], article = \"七\" }\npaper_equals_electronic = true\narticle = \"七\"\n",
        ),
    ]);
    assert_eq!(scheme.consultation[1].scope.when[0].is, "国有或国有控股企业");
    assert_eq!(scheme.channels[0].steps[0].acts.len(), 5);
    assert!(scheme.documents[0].paper_equals_electronic);
}
