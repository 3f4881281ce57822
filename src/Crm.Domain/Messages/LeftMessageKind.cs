namespace Crm.Domain.Messages;

/// <summary>What a caller was promised.</summary>
public enum LeftMessageKind
{
    /// <summary>留言: he spoke a message.</summary>
    Message,

    /// <summary>回呼: he was to be called back at his place in the queue.</summary>
    Callback,
}
