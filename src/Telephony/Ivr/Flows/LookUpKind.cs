namespace Telephony.Ivr.Flows;

/// <summary>What the edge is asked to look up.</summary>
public enum LookUpKind
{
    /// <summary>Who calls from the number.</summary>
    Phone,

    /// <summary>Whose unit has the serial, keyed on a telephone.</summary>
    Serial,

    /// <summary>The ticket with the number.</summary>
    Ticket,

    /// <summary>Whether the number is on the block list.</summary>
    Block,
}
