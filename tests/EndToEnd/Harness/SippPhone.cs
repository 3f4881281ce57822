using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace EndToEnd.Harness;

/// <summary>An agent's SIP phone played by SIPp: registers with digest, then answers the call that comes.</summary>
public sealed partial class SippPhone : IAsyncDisposable
{
    private readonly Sipp _answering;

    private SippPhone(Sipp answering) => _answering = answering;

    public static async Task<SippPhone> RegisterAsync(Product product, string extension, int mediaPort)
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        await using (var register = Sipp.Start(RegisterScenario(extension), product.SipUdp, extension, "-p", port, "-au", extension, "-ap", "demo-" + extension))
        {
            if (await register.ExitAsync(TimeSpan.FromSeconds(120)) != 0)
                throw new InvalidOperationException("SIPp could not register.\n" + register.Trace());
        }

        return new SippPhone(Sipp.Start(AnswerScenario(mediaPort), product.SipUdp, extension, "-p", port));
    }

    /// <summary>Where the product's media for this phone is, from its INVITE.</summary>
    public async Task<IPEndPoint> MediaAsync()
    {
        var match = await Wait.ForAsync(() => Task.FromResult(AudioPort().Match(_answering.Trace()) is { Success: true } found ? found : null), "an INVITE at the phone");
        return new IPEndPoint(IPAddress.Loopback, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    public Task<int> EndedAsync() => _answering.ExitAsync(TimeSpan.FromSeconds(120));

    public string Trace() => _answering.Trace();

    public ValueTask DisposeAsync() => _answering.DisposeAsync();

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static string RegisterScenario(string extension) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <scenario name="register">
          <send retrans="500"><![CDATA[
            REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:{extension}@[remote_ip]>;tag=[call_number]r
            To: <sip:{extension}@[remote_ip]>
            Call-ID: [call_id]
            CSeq: 1 REGISTER
            Contact: <sip:{extension}@[local_ip]:[local_port]>
            Expires: 600
            Max-Forwards: 70
            Content-Length: 0

          ]]></send>
          <recv response="401" auth="true"/>
          <send retrans="500"><![CDATA[
            REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:{extension}@[remote_ip]>;tag=[call_number]r
            To: <sip:{extension}@[remote_ip]>
            Call-ID: [call_id]
            CSeq: 2 REGISTER
            Contact: <sip:{extension}@[local_ip]:[local_port]>
            [authentication username={extension} password=demo-{extension}]
            Expires: 600
            Max-Forwards: 70
            Content-Length: 0

          ]]></send>
          <recv response="200"/>
        </scenario>
        """;

    private static string AnswerScenario(int mediaPort) => string.Create(CultureInfo.InvariantCulture, $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <scenario name="phone">
          <recv request="INVITE" rrs="true"/>
          <send><![CDATA[
            SIP/2.0 180 Ringing
            [last_Via:]
            [last_From:]
            [last_To:];tag=[pid]p[call_number]
            [last_Call-ID:]
            [last_CSeq:]
            Contact: <sip:[local_ip]:[local_port]>
            Content-Length: 0

          ]]></send>
          <pause milliseconds="1500"/>
          <send retrans="500"><![CDATA[
            SIP/2.0 200 OK
            [last_Via:]
            [last_From:]
            [last_To:];tag=[pid]p[call_number]
            [last_Call-ID:]
            [last_CSeq:]
            Contact: <sip:[local_ip]:[local_port]>
            Content-Type: application/sdp
            Content-Length: [len]

            v=0
            o=- 1 1 IN IP[local_ip_type] [local_ip]
            s=-
            c=IN IP[local_ip_type] [local_ip]
            t=0 0
            m=audio {mediaPort} RTP/AVP 0 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=sendrecv
          ]]></send>
          <recv request="ACK"/>
          <recv request="BYE"/>
          <send><![CDATA[
            SIP/2.0 200 OK
            [last_Via:]
            [last_From:]
            [last_To:]
            [last_Call-ID:]
            [last_CSeq:]
            Content-Length: 0

          ]]></send>
        </scenario>
        """);

    [GeneratedRegex(@"m=audio (\d+)", RegexOptions.None, 1000)]
    private static partial Regex AudioPort();
}
