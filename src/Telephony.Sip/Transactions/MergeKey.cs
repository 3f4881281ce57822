namespace Telephony.Sip.Transactions;

/// <summary>RFC 3261 §8.2.2.2: the same request over two paths has equal From tag, Call-ID and CSeq, but another branch.</summary>
internal readonly record struct MergeKey(string CallId, string FromTag, CSeq CSeq);
