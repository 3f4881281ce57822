namespace Telephony.Calls;

/// <summary>How a customer changed hands.</summary>
public enum TransferKind
{
    /// <summary>The agent let go before anybody had answered; a consult completed while it still rang counts here.</summary>
    Blind,

    /// <summary>The agent talked with the target first.</summary>
    Consult,
}
