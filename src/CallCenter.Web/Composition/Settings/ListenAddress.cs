using System.Net;

namespace CallCenter.Web.Composition.Settings;

/// <summary>One address of <c>Telephony:Sip:Listen</c>.</summary>
/// <param name="Scheme"><c>udp</c>, <c>tcp</c> or <c>tls</c>.</param>
/// <param name="EndPoint">Address and port; port 0 means any free port.</param>
public sealed record ListenAddress(string Scheme, IPEndPoint EndPoint);
