namespace Crm.Domain.Administration;

/// <summary>What a message to desks may be.</summary>
public static class BroadcastRules
{
    /// <summary>It ends in the past or too late; parameter <c>max</c> (days).</summary>
    public const string UntilIsOutOfRange = "BroadcastUntilIsOutOfRange";

    /// <summary>So many are shown already; parameter <c>max</c>.</summary>
    public const string TooMany = "TooManyBroadcasts";

    /// <summary>Refusal: it is over, nobody sees it any more.</summary>
    public const string IsOver = "BroadcastIsOver";

    /// <summary>Refusal: its readers were reminded a moment ago; parameter <c>seconds</c>.</summary>
    public const string RemindedAlready = "BroadcastWasRemindedAlready";

    /// <summary>The least time between sending or reminding and the next reminder: more is noise.</summary>
    public static readonly TimeSpan RemindPause = TimeSpan.FromMinutes(1);

    /// <summary>Whether its readers may be reminded now.</summary>
    /// <param name="until">Its end.</param>
    /// <param name="last">When it was sent or reminded last.</param>
    /// <param name="now">The present instant.</param>
    public static Refusal? CheckReminder(DateTimeOffset until, DateTimeOffset last, DateTimeOffset now) =>
        until <= now ? Refusal.Of(IsOver) : now - last < RemindPause ? Refusal.Of(RemindedAlready, ("seconds", FieldRules.Invariant((int)RemindPause.TotalSeconds))) : null;

    /// <summary>Longest text: two lines of a desk; more is an article.</summary>
    public const int MaxText = 300;

    /// <summary>Queues of one message.</summary>
    public const int MaxQueues = 20;

    /// <summary>Messages shown at once: more of them and nobody reads any.</summary>
    public const int MaxActive = 20;

    /// <summary>Longest life in days.</summary>
    public const int MaxDays = 7;

    /// <summary>The first thing that is wrong, or null.</summary>
    /// <param name="draft">The message.</param>
    /// <param name="now">The present instant.</param>
    public static Refusal? Check(BroadcastDraft draft, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return FieldRules.Text("text", draft.Text, MaxText)
            ?? FieldRules.Range("queues", draft.Queues.Length, 0, MaxQueues)
            ?? (draft.Until <= now || draft.Until > now.AddDays(MaxDays) ? Refusal.Of(UntilIsOutOfRange, ("field", "until"), ("max", $"{MaxDays}")) : null);
    }
}
