using System.Globalization;

namespace Benchmarks;

/// <summary>SIPp's scenarios of the calls bench, in a folder of their own.</summary>
internal sealed class Scenarios : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aftersales-bench-sipp-");

    /// <param name="extensions">The phones.</param>
    /// <param name="talk">How long a caller talks. Phones divided by this is the most calls a second that find an agent free.</param>
    public Scenarios(IEnumerable<string> extensions, TimeSpan talk)
    {
        File.WriteAllText(Extensions, "SEQUENTIAL\n" + string.Concat(extensions.Select(e => $"{e};[authentication username={e} password=demo-{e}]\n")));
        File.WriteAllText(Register, RegisterXml);
        File.WriteAllText(Answer, AnswerXml);
        File.WriteAllText(Call, CallXml.Replace("TALK", talk.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    public string Extensions => Path.Combine(_folder.FullName, "extensions.csv");

    public string Register => Path.Combine(_folder.FullName, "register.xml");

    public string Answer => Path.Combine(_folder.FullName, "answer.xml");

    public string Call => Path.Combine(_folder.FullName, "call.xml");

    public void Dispose() => _folder.Delete(recursive: true);

    private const string RegisterXml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <scenario name="register">
          <send retrans="500"><![CDATA[
            REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:[field0]@[remote_ip]>;tag=[call_number]r
            To: <sip:[field0]@[remote_ip]>
            Call-ID: [call_id]
            CSeq: 1 REGISTER
            Contact: <sip:[field0]@[local_ip]:[local_port]>
            Expires: 3600
            Max-Forwards: 70
            Content-Length: 0

          ]]></send>
          <recv response="401" auth="true"/>
          <send retrans="500"><![CDATA[
            REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:[field0]@[remote_ip]>;tag=[call_number]r
            To: <sip:[field0]@[remote_ip]>
            Call-ID: [call_id]
            CSeq: 2 REGISTER
            Contact: <sip:[field0]@[local_ip]:[local_port]>
            [field1]
            Expires: 3600
            Max-Forwards: 70
            Content-Length: 0

          ]]></send>
          <recv response="200"/>
        </scenario>
        """;

    private const string AnswerXml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <scenario name="answer">
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
            m=audio [media_port] RTP/AVP 0
            a=rtpmap:0 PCMU/8000
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
        """;

    private const string CallXml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <scenario name="caller">
          <send retrans="500"><![CDATA[
            INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:13800138000@[local_ip]:[local_port]>;tag=[call_number]c
            To: <sip:[service]@[remote_ip]:[remote_port]>
            Call-ID: [call_id]
            CSeq: 1 INVITE
            Contact: <sip:13800138000@[local_ip]:[local_port]>
            Max-Forwards: 70
            Content-Type: application/sdp
            Content-Length: [len]

            v=0
            o=- 1 1 IN IP[local_ip_type] [local_ip]
            s=-
            c=IN IP[local_ip_type] [local_ip]
            t=0 0
            m=audio [media_port] RTP/AVP 0
            a=rtpmap:0 PCMU/8000
          ]]></send>
          <recv response="100" optional="true"/>
          <recv response="180" optional="true"/>
          <recv response="200" rrs="true"/>
          <send><![CDATA[
            ACK [next_url] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:13800138000@[local_ip]:[local_port]>;tag=[call_number]c
            To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
            [routes]
            Call-ID: [call_id]
            CSeq: 1 ACK
            Max-Forwards: 70
            Content-Length: 0

          ]]></send>
          <pause milliseconds="TALK"/>
          <send retrans="500"><![CDATA[
            BYE [next_url] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:13800138000@[local_ip]:[local_port]>;tag=[call_number]c
            To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
            [routes]
            Call-ID: [call_id]
            CSeq: 2 BYE
            Max-Forwards: 70
            Content-Length: 0

          ]]></send>
          <recv response="200"/>
        </scenario>
        """;
}
