using Crm.Domain.PhoneNumbers;

namespace Crm.Domain.Administration;

/// <summary>Which calls may leave the house. Default deny: what no pattern allows is refused, whoever asks and however.</summary>
public sealed record OutboundPolicy
{
    /// <summary>The number has none of the allowed forms.</summary>
    public const string NumberIsNotAllowed = "OutboundNumberIsNotAllowed";

    /// <summary>A number abroad, and calls abroad are switched off.</summary>
    public const string InternationalIsOff = "OutboundInternationalIsOff";

    /// <summary>As many calls as may leave at once are up; parameter <c>limit</c>.</summary>
    public const string TooManyAtOnce = "OutboundTooManyAtOnce";

    /// <summary>The agent has talked outwards for as long as a day allows; parameter <c>limit</c>, minutes.</summary>
    public const string DayIsUsedUp = "OutboundDayIsUsedUp";

    /// <summary>What a site starts with: mobiles, landlines with their area, 400 and 800 numbers. 160, 168 (voice services that cost) and 179 (carrier
    /// access, a way round every rule) look like mobiles and are none.</summary>
    public const string DefaultPatterns = "1[3-589]xxxxxxxxx, 16[25-7]xxxxxxxx, 17[0-8]xxxxxxxx, 010xxxxxxxx, 0[2-9]xxxxxxxx*, 400xxxxxxx, 800xxxxxxx";

    private const int LongestNumber = 16; // E.164 has 15 digits; the plus in front

    /// <summary>Forms of numbers that may be called (<see cref="DialPattern"/>), as dialled inside China.</summary>
    public ImmutableArray<string> Allowed { get; init; } = Split(DefaultPatterns);

    /// <summary>Whether numbers abroad may be called.</summary>
    public bool International { get; init; }

    /// <summary>Longest call outwards, minutes; then it is ended.</summary>
    public int CallMinutes { get; init; } = 120;

    /// <summary>Minutes outwards of one agent in one day of the site; 0 means no cap.</summary>
    public int AgentDayMinutes { get; init; } = 360;

    /// <summary>Calls outwards at once.</summary>
    public int AtOnce { get; init; } = 100;

    /// <summary>The patterns of a list separated by commas or blanks.</summary>
    public static ImmutableArray<string> Split(string list) => [.. list.Split([',', '，', ' ', ';', '；'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The refusal of a list of patterns that holds one that is none, or null.</summary>
    public static Refusal? CheckPatterns(string field, string list) =>
        Split(list).FirstOrDefault(p => !DialPattern.IsValid(p)) is { } wrong ? FieldRules.Wrong(field, wrong, "dial-patterns") : null;

    /// <summary>The rule that keeps a call in, or null when it may leave. Emergency numbers always may.</summary>
    /// <param name="number">What would be dialled: digits, a leading plus allowed.</param>
    /// <param name="up">Calls outwards that are up.</param>
    /// <param name="talked">What the agent has talked outwards today; zero when no agent is behind the call.</param>
    public Refusal? Check(string number, int up, TimeSpan talked)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (ChineseNumberingPlan.IsEmergency(number)) return null;
        if (NumberRule(number) is { } rule) return Refusal.Of(rule);
        if (up >= AtOnce) return Refusal.Of(TooManyAtOnce, ("limit", AtOnce.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return AgentDayMinutes > 0 && talked.TotalMinutes >= AgentDayMinutes
            ? Refusal.Of(DayIsUsedUp, ("limit", AgentDayMinutes.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            : null;
    }

    private string? NumberRule(string number)
    {
        var digits = number.StartsWith('+') ? number[1..] : number;
        if (number.Length > LongestNumber || !ChineseNumberingPlan.IsDigits(digits)) return NumberIsNotAllowed;
        var foreign = digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : number.StartsWith('+') ? digits : null;
        if (foreign is not null && !foreign.StartsWith("86", StringComparison.Ordinal)) return International && foreign.Length is >= 7 and <= 15 && foreign[0] != '0' ? null : InternationalIsOff;
        var national = foreign is null ? digits : ChineseNumberingPlan.NationalForm(foreign[2..]);
        foreach (var pattern in Allowed)
            if (DialPattern.Matches(pattern, national)) return null;
        return NumberIsNotAllowed;
    }
}
