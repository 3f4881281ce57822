using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Tickets;
using Persistence.Queries;

namespace CallCenter.Web.Features.Tickets;

/// <summary>What the person asked for on the page of tickets.</summary>
/// <param name="State">unfinished, all, or the name of a state.</param>
/// <param name="Type">Kind of order, or null.</param>
/// <param name="Owner">Sign-in name, or null.</param>
/// <param name="OnlyOverdue">Only what had to be done by now.</param>
/// <param name="Search">Number, name or phone; empty for all.</param>
/// <param name="OnlyRepeats">Only repairs that repeat an earlier one.</param>
/// <param name="OnlyAsked">Only what waits for a leader's approval.</param>
internal sealed record TicketListFilter(string State, TicketType? Type, string? Owner, bool OnlyOverdue, string Search, bool OnlyRepeats = false, bool OnlyAsked = false)
{
    /// <summary>Everything that is open.</summary>
    public const string Open = "unfinished";

    /// <summary>Everything.</summary>
    public const string All = "all";

    /// <summary>What the page starts with.</summary>
    public static TicketListFilter Start { get; } = new(Open, null, null, false, "");

    /// <summary>From the words of an address; what is not known is left out.</summary>
    public static TicketListFilter Read(string? state, string? type, string? owner, bool? overdue, string? search, bool? repeats = null, bool? asked = null) => new(
        state == All || Words.TryRead<TicketStatus>(state, out _) ? state! : Open,
        Words.TryRead(type, out TicketType kind) ? kind : null,
        string.IsNullOrWhiteSpace(owner) ? null : owner.Trim(),
        overdue is true,
        search?.Trim() ?? "",
        repeats is true,
        asked is true);

    /// <summary>The question to the store.</summary>
    public TicketFilter ToQuery(DateTimeOffset now) => new()
    {
        IsOpen = State == Open && Search.Length == 0 ? true : null,
        Status = Words.TryRead(State, out TicketStatus status) ? status : null,
        Type = Type,
        OwnerId = Owner,
        OverdueAt = OnlyOverdue ? now : null,
        IsRepeat = OnlyRepeats ? true : null,
        WaitsForApproval = OnlyAsked,
        Search = Search.Length > 0 ? Search : null,
    };

    /// <summary>The same as an address, for the file.</summary>
    public string ToQueryString()
    {
        var parts = new List<string> { "status=" + Uri.EscapeDataString(State) };
        if (Type is { } type) parts.Add("type=" + Words.Of(type));
        if (Owner is { } owner) parts.Add("owner=" + Uri.EscapeDataString(owner));
        if (OnlyOverdue) parts.Add("overdue=true");
        if (OnlyRepeats) parts.Add("repeat=true");
        if (OnlyAsked) parts.Add("approval=true");
        if (Search.Length > 0) parts.Add("search=" + Uri.EscapeDataString(Search));
        return string.Join('&', parts);
    }
}
