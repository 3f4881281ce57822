namespace Persistence.Queries;

/// <summary>By what a list of tickets is ordered.</summary>
public enum TicketOrder
{
    Opened,
    Number,
    Status,
    Due,
    Owner,
}
