namespace Telephony.Ivr.Flows;

/// <summary>What a caller's present node is doing.</summary>
public enum FlowStage
{
    /// <summary>Prompts play; only 0 is heard.</summary>
    Saying,

    /// <summary>Keys are heard.</summary>
    Listening,

    /// <summary>The number was read back: 1 is yes.</summary>
    Confirming,

    /// <summary>The edge was asked.</summary>
    Asking,
}
