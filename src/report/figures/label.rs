//! What a published figure tells of, in words: indicator, filters, scope, window or day.

use crate::catalog::province;
use crate::finding::Message;
use crate::lang::Lang;
use crate::record::PublishedFigure;

/// Returns the label of a figure in both languages.
pub(super) fn label(figure: &PublishedFigure) -> Message {
    let text = |lang: Lang| {
        let mut words = Vec::new();
        words.push(figure.indicator().map_or_else(
            || {
                lang.pick("không rõ chỉ tiêu", "indicator not given")
                    .to_owned()
            },
            |indicator| indicator.label(lang).to_owned(),
        ));
        words.extend(figure.mode().map(|mode| mode.label(lang).to_owned()));
        words.extend(
            figure
                .novelty()
                .map(|novelty| novelty.label(lang).to_owned()),
        );
        words.push(scope_label(figure, lang));
        match (figure.window(), figure.as_of()) {
            (Some(window), _) => words.push(window.label(lang)),
            (None, Some(day)) => words.push(lang.pick(day.to_vi(), day.to_string())),
            (None, None) => {}
        }
        words.join(", ")
    };
    Message::new(text(Lang::Vi), text(Lang::En))
}

fn scope_label(figure: &PublishedFigure, lang: Lang) -> String {
    let Some(scope) = figure.scope() else {
        return lang.pick("cả nước", "nation").to_owned();
    };
    let day = figure
        .window()
        .map(|window| window.last())
        .or(figure.as_of());
    let province = scope.province().map(|code| {
        day.and_then(|day| province::at(code, day)).map_or_else(
            || code.as_str().to_owned(),
            |unit| unit.name(lang).to_owned(),
        )
    });
    let region = scope.region().map(|region| region.label(lang).to_owned());
    let country = scope.country().map(|country| {
        country.country().map_or_else(
            || country.as_str().to_owned(),
            |country| country.name(lang).to_owned(),
        )
    });
    let donor = scope.donor().map(ToString::to_string);
    let programme = scope
        .national_programme()
        .map(|programme| programme.title(lang).to_owned());
    let words: Vec<String> = [province, region, country, donor, programme]
        .into_iter()
        .flatten()
        .collect();
    if words.is_empty() {
        lang.pick("cả nước", "nation").to_owned()
    } else {
        words.join(", ")
    }
}
