namespace Crm.Domain.Messages;

/// <summary>Where the promise stands.</summary>
public enum LeftMessageState
{
    /// <summary>The exchange keeps it: the place waits in the queue. Nobody has to do anything.</summary>
    Kept,

    /// <summary>待处理: a person has to.</summary>
    Open,

    /// <summary>处理中: somebody does.</summary>
    Claimed,

    /// <summary>已办结; final.</summary>
    Done,
}
