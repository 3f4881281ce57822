using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Crm.Domain.Webhooks;
using Persistence.Administration;

namespace CallCenter.Web.Features.Webhooks;

/// <summary>Sends one event to one address, once: signed, without redirects, proxies and cookies, within ten seconds, and only where it may go.</summary>
/// <remarks>The address is looked at when the connection is made, and that very address is connected to: a name that leads elsewhere a moment later changes nothing.</remarks>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>An event that was not answered by then was not taken.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SettingStore _settings;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public WebhookSender(SettingStore settings, TimeProvider clock)
    {
        (_settings, _clock) = (settings, clock);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = ConnectAsync,
        }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>One try.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="secret">The key of the signature.</param>
    /// <param name="type">The event's type.</param>
    /// <param name="delivery">Tells the event from every other: the receiver takes it once.</param>
    /// <param name="body">The event as JSON.</param>
    /// <param name="ct">Stops the try.</param>
    public async Task<WebhookOutcome> SendAsync(string address, string secret, string type, string delivery, string body, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || (target.Scheme != Uri.UriSchemeHttps && !await IsAllowedInsideAsync(target.DnsSafeHost, ct)))
            return new WebhookOutcome(0, WebhookProblems.NotHttps);
        using var patience = new CancellationTokenSource(Patience, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.ParseAdd("AfterSales-Webhook/1");
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, _clock.GetUtcNow(), body));
        request.Headers.Add("X-AfterSales-Event", type);
        request.Headers.Add("X-AfterSales-Delivery", delivery);
        try
        {
            // The body of the answer is nobody's business here: it is not read.
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return new WebhookOutcome((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : WebhookProblems.Answer);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new WebhookOutcome(0, WebhookProblems.Timeout);
        }
        catch (HttpRequestException fault)
        {
            return new WebhookOutcome(0, fault.InnerException is HostNotAllowedException ? WebhookProblems.AddressNotAllowed : WebhookProblems.NoConnection);
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
        IPAddress[] allowed = await IsAllowedInsideAsync(host, ct) ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (allowed.Length == 0)
            throw new HostNotAllowedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<bool> IsAllowedInsideAsync(string host, CancellationToken ct) =>
        WebhookSettings.Hosts(await _settings.TextAsync(WebhookSettings.PrivateHosts, ct)).Contains(host, StringComparer.OrdinalIgnoreCase);
}
