//! The built-in schemes say what their documents say, and nothing more.

use rules::bundled;
use rules::ids::TrackId;
use rules::scheme::{
    Announcement, Composite, CountedBy, DutyKind, Effective, LengthKind, Limit, NoticeDuty, Product, Reach,
    RecusedRole, RewardKind, Scheme, Severity, TermKey, Test,
};

fn xingan() -> Scheme {
    bundled::scheme("xingan-2025").unwrap()
}

#[test]
fn every_bundled_scheme_parses_and_is_named_after_its_file() {
    for (id, text) in bundled::SCHEMES {
        let scheme = Scheme::parse(text).unwrap_or_else(|problems| {
            let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
            panic!("{id}:\n{}", lines.join("\n"))
        });
        assert_eq!(scheme.identity.id.as_str(), *id);
        assert!(scheme.check().is_empty(), "{id}");
        assert_eq!(scheme.identity.demo, id.starts_with("demo-"), "{id}");
        let again: Scheme = serde_json::from_str(&serde_json::to_string(&scheme).unwrap()).unwrap();
        assert_eq!(again, scheme, "{id} survives JSON");
    }
}

#[test]
fn criteria_sets_named_by_bundled_schemes_are_bundled() {
    for (id, _) in bundled::SCHEMES {
        for stage in bundled::scheme(id).unwrap().stages {
            for used in stage.criteria {
                for set in used.set.given().into_iter().chain(&used.based_on) {
                    assert!(bundled::criteria(set.as_str()).is_some(), "{id}: {set}");
                }
            }
        }
    }
}

#[test]
fn every_article_of_the_xingan_measures_is_in_the_file() {
    let text = bundled::SCHEMES.iter().find(|(id, _)| *id == "xingan-2025").unwrap().1;
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    for number in 1..=33usize {
        let (tens, ones) = (number / 10, number % 10);
        let word = match tens {
            0 => digits[ones].to_owned(),
            1 => format!("十{}", digits[ones]),
            _ => format!("{}十{}", digits[tens], digits[ones]),
        };
        let article = format!("第{word}条");
        let cited = text.lines().any(|line| {
            line.split("article = \"").skip(1).any(|rest| rest.split('"').next().unwrap().contains(&article))
        });
        assert!(cited, "{article} is not the article of any rule");
    }
}

#[test]
fn xingan_gives_at_most_five_awards_every_five_years_to_organisations_only() {
    let scheme = xingan();
    assert_eq!(scheme.awards.cycle.given().unwrap().years, 5);
    assert_eq!(scheme.tracks.len(), 1);
    let places = scheme.awards.pools[0].places.given().unwrap();
    assert_eq!((places.count, places.limit), (5, Limit::AtMost));
    assert_eq!(scheme.awards.pools[0].places.article().unwrap().as_str(), "第三条");
    assert!(!scheme.awards.vacancies.is_given());
    let Effective::AfterPublication { days, published, .. } = &scheme.identity.effective else { panic!() };
    assert_eq!((*days, *published, scheme.identity.effective.first_day()), (30, None, None));
}

#[test]
fn xingan_states_no_number_that_the_measures_do_not_state() {
    let scheme = xingan();
    let Composite::Score(composite) = &scheme.composite else { panic!("第二十条 orders a composite score") };
    assert_eq!(composite.parts.len(), 1);
    assert_eq!(composite.parts[0].stages, ["site-review", "defence"], "the material review is not in the composite");
    assert!(!composite.parts[0].weights.is_given());
    assert!(!composite.within_stage.is_given() && !composite.rounding.is_given());
    assert!(!composite.minimum.is_given() && !composite.ties.is_given());
    assert!(scheme.panels.iter().all(|panel| !panel.size.is_given() && !panel.draw.is_given()));
    assert!(!scheme.substitution.is_given() && !scheme.objections.real_identity.is_given());
    assert!(scheme.rewards.iter().all(|reward| !reward.money.is_given()));
    assert!(!scheme.working_days.first_day_counts.is_given() && !scheme.eligibility.as_of.is_given());
}

#[test]
fn xingan_scores_only_where_the_measures_say_so() {
    let scheme = xingan();
    let scored: Vec<_> = scheme.stages.iter().map(|stage| (stage.id.as_str(), stage.scored.given().copied())).collect();
    assert_eq!(
        scored,
        [
            ("launch", Some(false)),
            ("call", Some(false)),
            ("application", Some(false)),
            ("county-check", Some(false)),
            ("eligibility-check", Some(false)),
            ("document-review", None),
            ("site-review", None),
            ("defence", Some(true)),
            ("evaluation", Some(true)),
            ("deliberation", Some(false)),
            ("conferral", Some(false)),
        ]
    );
    let review = scheme.stage("document-review").unwrap();
    assert_eq!(review.notice.as_ref().unwrap().given(), Some(&NoticeDuty::Report));
    assert!(review.products.iter().any(|product| matches!(product, Product::Report { suggestions: true, .. })));
    let used = review.criteria_for(&TrackId::new("organisation").unwrap()).unwrap();
    assert!(!used.set.is_given() && used.based_on[0].as_str() == "gbt19580-2012");
}

#[test]
fn xingan_publicities_are_at_least_five_working_days_except_the_open_consultation() {
    let lengths: Vec<_> = xingan()
        .publicity
        .iter()
        .map(|one| (one.id.clone(), one.length.given().map(|length| (length.working_days, length.kind))))
        .collect();
    let five = Some((5, LengthKind::AtLeast));
    let expected =
        [("internal", five), ("county", five), ("acceptance", five), ("candidates", None), ("proposed-winners", five)];
    assert_eq!(lengths, expected.map(|(id, length)| (id.to_owned(), length)));
}

#[test]
fn xingan_conditions_windows_and_bars() {
    let scheme = xingan();
    let test = |id: &str| &scheme.eligibility.rules.iter().find(|rule| rule.id == id).unwrap().test;
    assert!(matches!(test("xa-o3"), Test::MinYears { years: 5, exceptions, .. } if exceptions.is_empty()));
    assert!(matches!(test("xa-o5-years"), Test::MinYears { years: 2, .. }));
    let Test::NoEvent { severity, window_years, .. } = test("xa-o8-accidents") else { panic!() };
    assert_eq!((*severity, window_years.given()), (Severity::Any, Some(&3)));
    let Test::NotPriorWinner { reach: Reach::Editions { count, counted_by }, .. } = test("xa-x1") else { panic!() };
    assert_eq!((*count, counted_by.given()), (1, Some(&CountedBy::HeldEditions)));
    let fraud = &scheme.revocation[0];
    assert_eq!(fraud.takes_back.given().unwrap(), &[RewardKind::Plaque, RewardKind::Certificate]);
    assert_eq!((fraud.ban.given().unwrap().editions, fraud.announcement.given()), (1, Some(&Announcement::Public)));
    let later = &scheme.revocation[1];
    assert_eq!((later.severity, later.ban.is_given()), (Some(Severity::Larger), false));
    assert_eq!(later.announcement.given(), Some(&Announcement::Circular));
}

#[test]
fn xingan_recusal_secrecy_and_duties() {
    let scheme = xingan();
    let recusal = scheme.conduct.recusal.given().unwrap();
    assert_eq!(recusal.binds, [RecusedRole::Reviewers, RecusedRole::Staff]);
    assert_eq!(scheme.conduct.applicant_marks_secrets.given(), Some(&true));
    assert!(scheme.aftercare.iter().any(|duty| {
        matches!(&duty.kind, DutyKind::AnnualReport { years: 3, to, .. } if to == &["department", "county-regulator"])
    }));
    assert!(
        scheme
            .aftercare
            .iter()
            .any(|duty| { matches!(&duty.kind, DutyKind::Tracking { years } if years.given() == Some(&5)) })
    );
    assert_eq!(scheme.terms.word(TermKey::Commendation), Some("通报表彰"));
}

#[test]
fn the_demonstration_says_that_it_is_invented() {
    let scheme = bundled::scheme("demo-mayor").unwrap();
    assert!(scheme.identity.name.zh.contains("演示") && scheme.identity.source.title.contains("虚构"));
    let review = scheme.stage("document-review").unwrap();
    let set = review.criteria_for(&TrackId::new("organisation").unwrap()).unwrap().set.given().unwrap();
    assert_eq!((review.scored.given(), set.as_str()), (Some(&true), "gbt19580-2012"));
}

#[test]
fn the_json_schema_of_every_rule_file_can_be_written() {
    for schema in [
        schemars::schema_for!(Scheme),
        schemars::schema_for!(rules::scheme::EditionOverlay),
        schemars::schema_for!(rules::criteria::CriteriaSet),
        schemars::schema_for!(rules::calendar::Calendar),
    ] {
        let text = serde_json::to_string(&schema).unwrap();
        assert!(text.contains("additionalProperties\":false"), "unknown keys are refused in the schema too");
    }
}

#[test]
fn panzhihua_has_fixed_places_scores_only_the_defence_and_fills_vacancies_by_score() {
    let scheme = bundled::scheme("panzhihua-2023").unwrap();
    let places: Vec<_> = scheme
        .awards
        .pools
        .iter()
        .map(|pool| (pool.tracks[0].as_str(), pool.places.given().unwrap().count, pool.unit.as_str()))
        .collect();
    assert_eq!(places, [("organisation", 3, "个"), ("individual", 5, "名")]);
    let scored: Vec<_> = scheme
        .stages
        .iter()
        .filter(|stage| stage.scored.given() == Some(&true))
        .map(|stage| stage.id.as_str())
        .collect();
    assert_eq!(scored, ["defence"]);
    assert_eq!(scheme.stage("defence").unwrap().tracks.len(), 1, "individuals have no defence");
    assert!(matches!(scheme.composite, Composite::Unspecified { .. }));
    assert!(matches!(
        scheme.substitution.given(),
        Some(rules::scheme::Substitution::ByScore { publicised_again: true, .. })
    ));
    assert_eq!(scheme.terms.word(TermKey::Commendation), Some("表扬"));
    assert!(scheme.revocation.is_empty() && scheme.aftercare.is_empty(), "the notice has no such rule");
}

#[test]
fn shanxi_shares_its_places_and_individuals_have_no_defence_in_their_composite() {
    let scheme = bundled::scheme("shanxi-2024").unwrap();
    let places: Vec<_> =
        scheme.awards.pools.iter().map(|pool| (pool.places.given().unwrap().count, pool.tracks.len())).collect();
    assert_eq!(places, [(5, 2), (10, 2)]);
    let Composite::Score(composite) = &scheme.composite else { panic!() };
    let stages: Vec<_> = composite.parts.iter().map(|part| part.stages.len()).collect();
    assert_eq!(stages, [3, 2]);
    assert!(composite.parts.iter().all(|part| !part.weights.is_given()));
    let given = scheme.publicity.iter().filter(|one| one.length.is_given()).map(|one| one.id.as_str());
    assert_eq!(given.collect::<Vec<_>>(), ["internal", "proposed-winners"], "four lengths are not in the notice");
    assert_eq!(scheme.terms.word(TermKey::SiteReview), Some("现场审核"));
}
