namespace Telephony.Calls;

/// <summary>Where a live call is. A call is in exactly one phase; ended calls leave the state.</summary>
public enum CallPhase
{
    /// <summary>The recording notice or greeting plays; no queue yet.</summary>
    Greeting,

    /// <summary>The menu waits for a digit.</summary>
    Menu,

    /// <summary>In a queue, nobody is being rung for it.</summary>
    Waiting,

    /// <summary>In a queue and offered to one agent, whose device rings.</summary>
    Offered,

    /// <summary>The caller leaves a message.</summary>
    Message,

    /// <summary>The caller hung up, or is about to, and his place waits for him: he is called back.</summary>
    Callback,

    /// <summary>Outbound, or a call-back: the customer's phone is being dialled.</summary>
    Dialling,

    /// <summary>Customer and agent hear each other.</summary>
    Talking,

    /// <summary>The customer hears music; the agent stays owner of the call and may consult somebody meanwhile.</summary>
    Held,

    /// <summary>An agent parked the customer, who hears music until somebody picks him up; no agent is in the call.</summary>
    Parked,

    /// <summary>The agent let go of the customer, who hears ring-back while the target, an agent or an outside number, is rung.</summary>
    Transferring,

    /// <summary>Customer and an outside party hear each other; no agent is in the call.</summary>
    TransferredOut,
}
