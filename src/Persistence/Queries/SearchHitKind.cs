namespace Persistence.Queries;

public enum SearchHitKind
{
    Customer,
    Unit,
    Ticket,
}
