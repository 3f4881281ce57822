using Crm.Domain.Scripts;
using Crm.Domain.Tickets;

namespace Persistence.Scripts;

/// <summary>A sentence that was said for a ticket; never changes.</summary>
public sealed class ScriptTickRow
{
    public TicketId TicketId { get; init; }

    /// <summary>Name of the sentence.</summary>
    public string Code { get; init; } = "";

    public ScriptPlace Place { get; init; }
    public string Scope { get; init; } = "";

    /// <summary>Which edition was read; 0 is as shipped.</summary>
    public int Edition { get; init; }

    /// <summary>The sentence as it stood then.</summary>
    public string Text { get; init; } = "";

    public bool IsRequired { get; init; }
    public DateTimeOffset At { get; init; }
    public string SaidBy { get; init; } = "";
}
