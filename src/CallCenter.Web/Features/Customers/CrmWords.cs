using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain;
using Microsoft.Extensions.Localization;
using Persistence;

namespace CallCenter.Web.Features.Customers;

/// <summary>The words for the service business in the reader's language: states, reasons, refusals, days.</summary>
internal sealed class CrmWords(IStringLocalizer<CrmText> texts)
{
    /// <summary>Reads Chinese, else English.</summary>
    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>The word for an enum value.</summary>
    public string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Word($"{typeof(TEnum).Name}.{value}", value.ToString());

    /// <summary>The word for an enum's member by their names.</summary>
    public string Of(string type, string member) => Word($"{type}.{member}", member);

    /// <summary>A covered part.</summary>
    public string Coverage(string code) => Crm.Domain.Warranty.CoverageCodes.IsContract(code)
        ? $"{Word("Coverage.contract", code)} {code[Crm.Domain.Warranty.CoverageCodes.Contract.Length..]}"
        : Word("Coverage." + code, code);

    /// <summary>A field of a form, as refusals name it.</summary>
    public string Field(string field) => Word("Field." + field, field);

    /// <summary>A field of a form as its label: the same word with a capital where the language has them.</summary>
    public string Label(string field)
    {
        var word = Field(field);
        return char.ToUpper(word[0], CultureInfo.CurrentUICulture) + word[1..];
    }

    /// <summary>A fact of a ticket's history.</summary>
    public string Fact(string type) => Word("Fact." + type, type);

    /// <summary>A fact of a unit's history.</summary>
    public string Event(string type) => Word("UnitEvent." + type, type);

    /// <summary>What may hurt somebody who opens a machine.</summary>
    public string Danger(string code) => Word("Hazard." + code, code);

    /// <summary>Somebody whom no file knows.</summary>
    public string NotOnFile => Word("Pop.Unnamed", "–");

    /// <summary>Why a visit is off: a code of the program, or what a person wrote.</summary>
    public string VisitReason(string? reason) => reason is null ? "" : Word("VisitReason." + reason, reason);

    /// <summary>An amount of money.</summary>
    public static string Yuan(Money money) => "¥" + money;

    /// <summary>The sentence of a reason.</summary>
    public string Of(Reason reason) => Fill(Word(reason.Key, reason.Key), reason.Parameters);

    /// <summary>The sentence of a refusal.</summary>
    public string Of(Refusal refusal) => Fill(Word("Rule." + refusal.Rule, refusal.Rule), refusal.Parameters);

    /// <summary>Why a call-back ended; a person's own words stay as they are.</summary>
    public string CloseReason(string? reason) => reason is null ? "" : Word("CloseReason." + reason, reason);

    /// <summary>Of two names the one in the reader's language.</summary>
    public static string Name(string chinese, string english) => IsChinese || english.Length == 0 ? chinese : english;

    /// <summary>A name that may be missing.</summary>
    public static string? NameOrNull(string? chinese, string? english) => IsChinese ? chinese ?? english : english ?? chinese;

    /// <summary>A day, the year left out within the present one.</summary>
    public static string Day(DateTimeOffset at, DateTimeOffset now) => Local(at, Local(at).Year == Local(now).Year ? "MM-dd" : "yyyy-MM-dd");

    /// <summary>Day and minute.</summary>
    public static string Minute(DateTimeOffset at) => Local(at, "MM-dd HH:mm");

    /// <summary>Day and minute with the year.</summary>
    public static string FullMinute(DateTimeOffset at) => Local(at, "yyyy-MM-dd HH:mm");

    /// <summary>Weekday and day of a visit.</summary>
    public static string Weekday(DateTimeOffset at) => $"{Local(at).ToString("ddd", CultureInfo.CurrentCulture)} {Local(at, "MM-dd")}";

    /// <summary>A calendar day.</summary>
    public static string Day(DateOnly? day) => day is { } d ? d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "–";

    /// <summary>The site's wall clock.</summary>
    public static DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, SiteZone.Zone).DateTime;

    private static string Local(DateTimeOffset at, string format) => Local(at).ToString(format, CultureInfo.InvariantCulture);

    private string Fill(string text, ImmutableArray<RuleParameter> parameters)
    {
        if (parameters.IsDefaultOrEmpty)
            return text;
        foreach (var (name, value) in parameters)
            text = text.Replace("{" + name + "}", Value(name, value), StringComparison.Ordinal);
        return text;
    }

    // Values come invariant: codes become words, instants become the site's time.
    private string Value(string name, string value) => name switch
    {
        "coverage" => Coverage(value),
        "liability" => Word("Liability." + value, value),
        "field" => Field(value),
        "exclusion" => Word("WarrantyExclusion." + value, value),
        "fields" => string.Join(IsChinese ? "、" : ", ", value.Split(',').Select(Field)),
        "from" or "to" or "status" => Word("TicketStatus." + value, value),
        "fromVisit" or "toVisit" => Word("DispatchStatus." + value, value),
        "earlier" or "later" => Field(value),
        "kind" => Word("PhoneKind." + value, value),
        "state" => Word("CallbackState." + value, value),
        "at" or "next" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at) => Minute(at),
        _ => value,
    };

    private string Word(string key, string otherwise)
    {
        var found = texts[key];
        return found.ResourceNotFound ? otherwise : found.Value;
    }
}
