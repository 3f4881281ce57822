namespace Telephony.Sip.Dialogs;

/// <summary>An in-dialog request that waits for the user's answer.</summary>
internal sealed record PendingOffer(TransactionKey Key, SipRequest Request);
