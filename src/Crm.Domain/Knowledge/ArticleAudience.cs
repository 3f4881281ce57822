namespace Crm.Domain.Knowledge;

/// <summary>Who may read an article.</summary>
public enum ArticleAudience
{
    /// <summary>Agents and everybody behind them.</summary>
    Agent,

    /// <summary>Technicians and dispatchers: may hold work that a customer must never be told to do.</summary>
    Technician,

    /// <summary>Anybody, customers included.</summary>
    Public,
}
