namespace Telephony.Ivr.Flows;

/// <summary>What a keyed number is.</summary>
public enum FlowNumber
{
    /// <summary>Anything; only its length is checked.</summary>
    Any,

    /// <summary>A body serial, or its last six characters; a letter is the key it stands on.</summary>
    Serial,

    /// <summary>A ticket number without its letter: day and ordinal, for example 2611220007.</summary>
    Ticket,

    /// <summary>A Chinese mobile or landline number with its area code.</summary>
    Phone,

    /// <summary>Nothing is keyed: the number that the caller calls from.</summary>
    Caller,
}
