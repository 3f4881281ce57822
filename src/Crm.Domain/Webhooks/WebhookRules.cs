using System.Globalization;
using Crm.Domain.Administration;

namespace Crm.Domain.Webhooks;

/// <summary>What a subscription may be, which events it hears, and when a failed delivery is tried again (contract §4).</summary>
public static class WebhookRules
{
    /// <summary>As many subscriptions as the house may have; parameters <c>field</c> and <c>limit</c>. Each is sent to by a task of its own.</summary>
    public const string TooMany = "WebhookTooMany";

    /// <summary>Subscriptions of the house.</summary>
    public const int Most = 50;

    /// <summary>Kinds that one subscription names.</summary>
    public const int MostEvents = 40;

    /// <summary>Longest address.</summary>
    public const int AddressLength = 500;

    /// <summary>Tries of one event; the last one comes about three and a half hours after the first.</summary>
    public const int Attempts = 12;

    /// <summary>Longest wait between two tries.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromHours(1);

    private const int NameLength = 80;
    private const int EventLength = 40;
    private const string All = ".*";
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);

    /// <summary>The families of events that are kept until they are told; calls, agents and queues are live and are heard by <c>GET /events</c>.</summary>
    public static ImmutableArray<string> Families { get; } = ["ticket", "customer", "unit", "visit", "callback", "evaluation", "import"];

    /// <summary>The first thing wrong with a subscription, or null. Whether its address may be reached is asked when it is: a name may mean another machine tomorrow.</summary>
    public static Refusal? Check(WebhookDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (FieldRules.Text("name", draft.Name, NameLength) is { } name) return name;
        if (FieldRules.Text("address", draft.Address, AddressLength) is { } address) return address;
        if (!Uri.TryCreate(draft.Address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return FieldRules.Wrong("address", draft.Address, "webhook-address");
        if (draft.Events.IsDefaultOrEmpty) return Refusal.Of(FieldRules.Missing, ("field", "events"));
        if (draft.Events.Length > MostEvents) return Refusal.Of(TooMany, ("field", "events"), ("limit", MostEvents.ToString(CultureInfo.InvariantCulture)));
        return draft.Events.FirstOrDefault(e => !IsPattern(e)) is { } wrong ? FieldRules.Wrong("events", wrong, "webhook-event") : null;
    }

    /// <summary>Whether a subscription to the patterns hears the type.</summary>
    public static bool Hears(IEnumerable<string> patterns, string type) =>
        patterns.Any(p => p.EndsWith(All, StringComparison.Ordinal) ? type.StartsWith(p[..^1], StringComparison.Ordinal) : string.Equals(p, type, StringComparison.Ordinal));

    /// <summary>How long to wait after so many failed tries, twice as long each time; null: it is given up.</summary>
    /// <param name="failed">Tries that failed, 1 or more.</param>
    public static TimeSpan? WaitAfter(int failed)
    {
        if (failed >= Attempts) return null;
        var wait = First * Math.Pow(2, Math.Max(0, failed - 1));
        return wait < LongestWait ? wait : LongestWait;
    }

    private static bool IsPattern(string pattern) =>
        pattern.Length <= EventLength && pattern.Split('.') is [var family, var name] && Families.Contains(family) && (name == "*" || (name.Length > 0 && name.All(char.IsAsciiLetterOrDigit)));
}
