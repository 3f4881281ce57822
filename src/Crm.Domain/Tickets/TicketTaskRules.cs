using System.Globalization;

namespace Crm.Domain.Tickets;

/// <summary>What tasks and temporary work groups of a ticket may be.</summary>
public static class TicketTaskRules
{
    /// <summary>A task belongs to one person or to one group, not to none and not to both.</summary>
    public const string NeedsOneOwner = "TaskNeedsOneOwner";

    /// <summary>The ticket has as many as it may; parameters <c>field</c> and <c>limit</c>.</summary>
    public const string TooMany = "TooManyOnTicket";

    /// <summary>Somebody is named who may not see the ticket; parameter <c>value</c>.</summary>
    public const string MayNotSeeTicket = "PersonMayNotSeeTicket";

    /// <summary>Another group of the ticket has the name; parameter <c>value</c>.</summary>
    public const string NameIsTaken = "GroupNameIsTaken";

    /// <summary>Longest task: a line.</summary>
    public const int TextLength = 200;

    /// <summary>Longest name of a group.</summary>
    public const int NameLength = 40;

    /// <summary>Open tasks of one ticket: more is a project.</summary>
    public const int MostTasks = 30;

    /// <summary>Groups of one ticket at once.</summary>
    public const int MostGroups = 5;

    /// <summary>People in a group: a shift.</summary>
    public const int MostMembers = 20;

    /// <summary>The first thing wrong with a new task, or null.</summary>
    /// <param name="ticket">Its ticket.</param>
    /// <param name="text">What is to be done.</param>
    /// <param name="owner">Whose, or null.</param>
    /// <param name="group">Which group's, or null.</param>
    /// <param name="due">Until when, or null.</param>
    /// <param name="open">How many open tasks the ticket has.</param>
    /// <param name="now">The present instant.</param>
    public static Refusal? Check(Ticket ticket, string? text, string? owner, Guid? group, DateTimeOffset? due, int open, DateTimeOffset now)
    {
        if (Closed(ticket) is { } closed) return closed;
        if (string.IsNullOrWhiteSpace(text)) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "task"));
        if (text.Length > TextLength) return Refusal.Of("TextTooLong", ("field", "task"), ("limit", Text(TextLength)));
        if (owner is null == group is null) return Refusal.Of(NeedsOneOwner, ("field", "owner"));
        if (due <= now) return Refusal.Of("TaskMustBeDueInTheFuture", ("field", "due"));
        return open >= MostTasks ? Refusal.Of(TooMany, ("field", "task"), ("limit", Text(MostTasks))) : null;
    }

    /// <summary>The first thing wrong with a new group, or null.</summary>
    /// <param name="ticket">Its ticket.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="members">Accounts.</param>
    /// <param name="live">The ticket's groups that have not ended.</param>
    public static Refusal? Check(Ticket ticket, string? name, IReadOnlyCollection<string> members, IReadOnlyCollection<TicketGroup> live)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(live);
        if (Closed(ticket) is { } closed) return closed;
        if (string.IsNullOrWhiteSpace(name)) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "group"));
        if (name.Length > NameLength) return Refusal.Of("TextTooLong", ("field", "group"), ("limit", Text(NameLength)));
        if (members.Count == 0) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "members"));
        if (members.Count > MostMembers) return Refusal.Of(TooMany, ("field", "members"), ("limit", Text(MostMembers)));
        if (live.Count >= MostGroups) return Refusal.Of(TooMany, ("field", "group"), ("limit", Text(MostGroups)));
        return live.Any(g => string.Equals(g.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)) ? Refusal.Of(NameIsTaken, ("value", name.Trim())) : null;
    }

    /// <summary>Who may tick a task off: its owner, the members of its group, who wrote it, and whoever looks after the ticket.</summary>
    public static bool MayFinish(Ticket ticket, TicketTask task, TicketGroup? group, string person)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(task);
        return task.OwnerId == person || task.CreatedBy == person || ticket.OwnerId == person || (group?.People.Contains(person) ?? false);
    }

    private static Refusal? Closed(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.IsOpen ? null : Refusal.Of("TicketIsFinal", ("number", ticket.Number), ("status", ticket.Status.ToString()));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
