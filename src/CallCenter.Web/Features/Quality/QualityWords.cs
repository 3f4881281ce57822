using System.Globalization;
using Crm.Domain;
using Crm.Domain.Quality;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.History;

namespace CallCenter.Web.Features.Quality;

/// <summary>The words of scoring in the reader's language: states, markers, refusals, forms.</summary>
internal sealed class QualityWords(IStringLocalizer<QualityText> texts)
{
    /// <summary>Below this estimated quality of a line many people complain (ITU-T G.107 annex B: R 70).</summary>
    public const double PoorLine = 3.6;

    /// <summary>The word for an enum value.</summary>
    public string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Word($"{typeof(TEnum).Name}.{value}", value.ToString());

    /// <summary>A form's text.</summary>
    public string Of(FormText text) => text.In(CultureInfo.CurrentUICulture.Name);

    /// <summary>The sentence of a refusal; codes of items become their questions.</summary>
    public string Of(Refusal refusal, EvaluationForm? form = null)
    {
        var text = Word("Rule." + refusal.Rule, refusal.Rule);
        foreach (var (name, value) in refusal.Parameters.IsDefault ? [] : refusal.Parameters)
            text = text.Replace("{" + name + "}", Value(name, value, form), StringComparison.Ordinal);
        return text;
    }

    /// <summary>Tenths of a point as people read them: 68.8, or a dash for no score.</summary>
    public static string Score(int? tenths) => tenths is { } t ? (t / 10m).ToString("0.#", CultureInfo.InvariantCulture) : "–";

    /// <summary>The site's wall clock.</summary>
    public static string Minute(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, SiteZone.Zone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The same with the year.</summary>
    public static string FullMinute(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, SiteZone.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A figure with one decimal, or a dash.</summary>
    public static string Figure(double? value) => value is { } v ? v.ToString("0.0", CultureInfo.InvariantCulture) : "–";

    /// <summary>Loss, jitter, lateness and, where it is known, round trip of a line in one row.</summary>
    public string Line(MediaQuality line)
    {
        string figures = texts["Line.Figures", line.LossPercent.ToString("0.##", CultureInfo.InvariantCulture), Figure(line.JitterMs), line.Late];
        return line.RoundTripMs is { } roundTrip ? $"{figures} · {texts["Line.RoundTrip", roundTrip.ToString("0", CultureInfo.InvariantCulture)].Value}" : figures;
    }

    private string Value(string name, string value, EvaluationForm? form) => name switch
    {
        "item" or "items" => string.Join(texts["ListComma"], value.Split(',').Select(code => form?.Find(code) is { } item ? Of(item.Text) : code)),
        "field" when form?.Find(value) is { } item => Of(item.Text),
        "field" => Word("Field." + value, value),
        "from" or "to" => Word("ReviewState." + value, value),
        _ => value,
    };

    private string Word(string key, string otherwise)
    {
        var found = texts[key];
        return found.ResourceNotFound ? otherwise : found.Value;
    }
}
