namespace Persistence.Queries;

/// <summary>What kind of thing happened with a customer.</summary>
public enum CustomerFactKind
{
    /// <summary>来电、去电</summary>
    Call,

    /// <summary>服务单</summary>
    Ticket,

    /// <summary>上门</summary>
    Visit,

    /// <summary>回访</summary>
    Callback,

    /// <summary>留言</summary>
    Message,

    /// <summary>资料变更</summary>
    Change,
}
