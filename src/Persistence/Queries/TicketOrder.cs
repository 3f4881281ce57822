namespace Persistence.Queries;

/// <summary>By what a list of tickets is ordered.</summary>
public enum TicketOrder
{
    Opened,
    Number,
    Status,
    Due,

    /// <summary>By the nearest end of a running limit.</summary>
    NextDue,
    Owner,
}
