namespace Telephony.Ivr.Flows;

/// <summary>What a node of a flow does.</summary>
public enum FlowNodeKind
{
    /// <summary>Says its prompts; then <see cref="FlowOutcomes.Next"/>.</summary>
    Say,

    /// <summary>Branches by the entry's calendar: <see cref="FlowOutcomes.Open"/>, <see cref="FlowOutcomes.Closed"/>, <see cref="FlowOutcomes.Holiday"/>.</summary>
    Hours,

    /// <summary>Says its prompts and takes one key; the key is the outcome.</summary>
    Menu,

    /// <summary>Collects a number key by key, reads it back and keeps it for <see cref="Identify"/>.</summary>
    Digits,

    /// <summary>Asks the edge who or what the number is.</summary>
    Identify,

    /// <summary>Says how the found ticket stands: state, visit window, part date.</summary>
    Status,

    /// <summary>Offers visit windows and books or moves the visit of the found ticket.</summary>
    Visit,

    /// <summary>From here on the caller hears the node's language.</summary>
    Language,

    /// <summary>Asks the edge whether the caller's number is on the block list.</summary>
    Block,

    /// <summary>Ends the flow in a queue.</summary>
    Queue,

    /// <summary>Ends the flow with a call-back that keeps a place in a queue.</summary>
    Callback,

    /// <summary>Ends the flow with a message that becomes a task.</summary>
    Message,

    /// <summary>Says its prompts and hangs up.</summary>
    HangUp,
}
