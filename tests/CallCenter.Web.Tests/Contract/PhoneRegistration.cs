using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CallCenter.Web.Tests.Contract;

/// <summary>Registers an agent's SIP phone (RFC 3261 §10, RFC 8760 digest with SHA-256) from the port that the phone listens on afterwards.</summary>
internal static partial class PhoneRegistration
{
    /// <summary>The open socket that it registered from, for the phone to listen on: a port that is given back in between may be somebody else's by then.</summary>
    public static async Task<UdpClient> RegisterAsync(IPEndPoint registrar, string extension, string password, CancellationToken ct)
    {
        var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var contact = (IPEndPoint)socket.Client.LocalEndPoint!;
        var uri = $"sip:{registrar}";
        var challenge = await AskAsync(socket, registrar, Request(uri, extension, contact, 1, null), ct);
        var header = challenge.Split("\r\n").First(l => l.StartsWith("WWW-Authenticate:", StringComparison.OrdinalIgnoreCase) && l.Contains("SHA-256", StringComparison.Ordinal));
        var (realm, nonce) = (Realm().Match(header).Groups[1].Value, Nonce().Match(header).Groups[1].Value);
        var response = Hash($"{Hash($"{extension}:{realm}:{password}")}:{nonce}:00000001:c0ffee:auth:{Hash($"REGISTER:{uri}")}");
        var authorization = $"Digest username=\"{extension}\", realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{uri}\", algorithm=SHA-256, qop=auth, nc=00000001, cnonce=\"c0ffee\", response=\"{response}\"";
        var answer = await AskAsync(socket, registrar, Request(uri, extension, contact, 2, authorization), ct);
        return answer.StartsWith("SIP/2.0 200", StringComparison.Ordinal) ? socket : throw new InvalidOperationException("The phone could not register: " + answer);
    }

    private static async Task<string> AskAsync(UdpClient socket, IPEndPoint registrar, string request, CancellationToken ct)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), registrar, ct);
        return Encoding.ASCII.GetString((await socket.ReceiveAsync(ct)).Buffer);
    }

    private static string Request(string uri, string extension, IPEndPoint contact, int number, string? authorization) => string.Create(
        CultureInfo.InvariantCulture,
        $"REGISTER {uri} SIP/2.0\r\nVia: SIP/2.0/UDP {contact};branch=z9hG4bK-{extension}-{number}\r\nFrom: <sip:{extension}@127.0.0.1>;tag=r\r\nTo: <sip:{extension}@127.0.0.1>\r\nCall-ID: register-{extension}-{contact.Port}\r\nCSeq: {number} REGISTER\r\nContact: <sip:{extension}@{contact}>\r\nExpires: 600\r\nMax-Forwards: 70\r\n{(authorization is null ? "" : $"Authorization: {authorization}\r\n")}Content-Length: 0\r\n\r\n");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    [GeneratedRegex("realm=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Realm();

    [GeneratedRegex("nonce=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Nonce();
}
