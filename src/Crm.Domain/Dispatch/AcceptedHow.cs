namespace Crm.Domain.Dispatch;

/// <summary>How the customer agreed to the price: what somebody can look at later.</summary>
public enum AcceptedHow
{
    /// <summary>书面签字: on the quotation or the slip.</summary>
    Signature,

    /// <summary>电话录音: on a recorded call.</summary>
    PhoneRecording,

    /// <summary>当面同意: said at the door, before the machine was opened.</summary>
    AtTheDoor,
}
