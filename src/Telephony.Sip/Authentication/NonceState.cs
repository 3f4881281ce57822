namespace Telephony.Sip.Authentication;

/// <summary>What a nonce tells.</summary>
internal enum NonceState
{
    /// <summary>Not made by us since the start.</summary>
    Foreign,

    /// <summary>Ours, but sent to another source: it proves nothing about this one.</summary>
    Elsewhere,

    /// <summary>Sent to this source too long ago.</summary>
    Old,

    /// <summary>Sent to this source lately: whoever has it receives what we send there.</summary>
    Fresh,
}
