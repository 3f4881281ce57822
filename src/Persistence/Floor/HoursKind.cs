namespace Persistence.Floor;

/// <summary>When a queue takes callers.</summary>
public enum HoursKind
{
    /// <summary>At every hour: a 7×24 hotline. What queues from before the hours were data do.</summary>
    Always,

    /// <summary>While the site works, by its calendar.</summary>
    Site,

    /// <summary>On the site's working days, at hours of its own.</summary>
    Own,
}
