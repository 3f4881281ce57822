namespace Telephony.Sip.Transports;

/// <summary>Where transports deliver. Called from receive loops, several at a time; must not block.</summary>
internal interface ITransportSink
{
    void Deliver(SipMessage message, SipFlow flow, long receivedTimestamp);

    void Malformed(SipParseError error, SipFlow flow);

    void Closed(StreamConnection connection);
}
