namespace Telephony.Media.Dtls;

/// <summary>Takes the datagrams a DTLS session wants sent.</summary>
internal interface IDtlsWire
{
    /// <summary>One datagram of whole DTLS records, at most <see cref="DtlsServerSession.Mtu"/> bytes where the records allow.</summary>
    void SendDtls(ReadOnlySpan<byte> datagram);
}
