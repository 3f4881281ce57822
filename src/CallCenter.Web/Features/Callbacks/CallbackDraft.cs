using System.Globalization;
using CallCenter.Web.Features.Desk;
using Crm.Domain;
using Crm.Domain.Callbacks;
using Persistence;

namespace CallCenter.Web.Features.Callbacks;

/// <summary>A half-filled call-back form.</summary>
public sealed record CallbackDraft : IDraft
{
    /// <summary>The field of the amount, as refusals name it.</summary>
    public const string ChargedField = "charged";

    /// <summary>The field of the agreed time.</summary>
    public const string AgreedField = "agreedAt";

    /// <summary>Whose form.</summary>
    public required CallbackId Task { get; init; }

    /// <summary>How the attempt ended.</summary>
    public AttemptOutcome? Outcome { get; init; }

    /// <summary>The line proposed the outcome; a person has not confirmed it.</summary>
    public bool IsProposed { get; init; }

    /// <summary>The unit works.</summary>
    public bool? IsSolved { get; init; }

    /// <summary>The technician came as agreed.</summary>
    public bool? WasOnTime { get; init; }

    /// <summary>His manner.</summary>
    public Attitude? Attitude { get; init; }

    /// <summary>1 to 5.</summary>
    public int? Score { get; init; }

    /// <summary>The amount in yuan as typed.</summary>
    public string Charged { get; init; } = "";

    /// <summary>The customer's words.</summary>
    public string Notes { get; init; } = "";

    /// <summary>He complains.</summary>
    public bool IsComplaint { get; init; }

    /// <summary>He hung up early.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The day the customer named, yyyy-MM-dd.</summary>
    public string LaterDay { get; init; } = "";

    /// <summary>The time the customer named, HH:mm.</summary>
    public string LaterTime { get; init; } = "";

    /// <summary>When it was last kept.</summary>
    public DateTimeOffset KeptAt { get; init; }

    static string IDraft.Purpose => "AfterSales.CallbackDraft.v1";

    Guid IDraft.About => Task.Value;

    // A proposal too: it came from a call that the next process knows nothing of.
    bool IDraft.IsWorthKeeping => this != new CallbackDraft { Task = Task, KeptAt = KeptAt };

    /// <summary>The typed amount; null when empty or no amount.</summary>
    public Money? ChargedSaid => TryAmount(Charged, out var amount) ? amount : null;

    /// <summary>The agreed instant in the site's zone; null when incomplete.</summary>
    public DateTimeOffset? AgreedAt
    {
        get
        {
            if (!DateTime.TryParseExact($"{LaterDay} {LaterTime}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
                return null;
            return new DateTimeOffset(local, SiteZone.Zone.GetUtcOffset(local));
        }
    }

    /// <summary>What was typed cannot be read: the field's name, or null.</summary>
    public string? Unreadable => Outcome switch
    {
        AttemptOutcome.Reached when Charged.Trim().Length > 0 && ChargedSaid is null => ChargedField,
        AttemptOutcome.CallLater when AgreedAt is null => AgreedField,
        _ => null,
    };

    /// <summary>A result was recorded after this was kept, by another page, the API or in the last moments of a process: it is the form of an attempt that is over.</summary>
    public bool IsOver(IEnumerable<CallbackAttempt> attempts) => attempts.Any(a => a.CallbackId == Task && a.Outcome is not null && a.EndedAt > KeptAt);

    /// <summary>The result to record.</summary>
    public AttemptResult ToResult(bool hasOtherNumber) => new(
        Outcome ?? throw new InvalidOperationException("No outcome was chosen."),
        Outcome == AttemptOutcome.CallLater ? AgreedAt : null,
        hasOtherNumber,
        Outcome == AttemptOutcome.Reached || Notes.Trim().Length == 0 ? null : Notes,
        Outcome == AttemptOutcome.Reached ? Answers : null);

    /// <summary>What the customer said so far.</summary>
    public CallbackAnswers Answers => new()
    {
        IsSolved = IsSolved, WasOnTime = WasOnTime, Attitude = Attitude, Score = Score, ChargedSaid = ChargedSaid, Notes = Notes, IsComplaint = IsComplaint, IsPartial = IsPartial,
    };

    // Yuan with up to two decimals, the full-width point of a Chinese keyboard too; anything else is asked again, never guessed.
    private static bool TryAmount(string text, out Money amount)
    {
        amount = default;
        var plain = text.Trim().Replace('。', '.').Replace('．', '.').TrimStart('¥', '￥');
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) || yuan > 1_000_000 || yuan * 100 != decimal.Truncate(yuan * 100))
            return false;
        amount = new Money((long)(yuan * 100));
        return true;
    }
}
