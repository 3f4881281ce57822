using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace CallCenter.Web.Tests.Realtime;

/// <summary>Connects a hub client by a plain WebSocket: the package with the ordinary transports is not in the partial feed.</summary>
internal sealed class WebSocketConnectionFactory(Action<ClientWebSocketOptions> configure) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        configure(socket.Options);
        await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);
        return new Connection(WebSocketStream.Create(socket, WebSocketMessageType.Text, ownsWebSocket: true));
    }

    private sealed class Connection : ConnectionContext, IConnectionInherentKeepAliveFeature
    {
        private readonly Stream _stream;

        public Connection(Stream stream)
        {
            _stream = stream;
            Transport = new Pipes(PipeReader.Create(stream), PipeWriter.Create(stream));
            Features.Set<IConnectionInherentKeepAliveFeature>(this);
        }

        public bool HasInherentKeepAlive => true;

        public override string ConnectionId { get; set; } = Guid.NewGuid().ToString();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public override IDuplexPipe Transport { get; set; }

        public override async ValueTask DisposeAsync()
        {
            await _stream.DisposeAsync();
            await base.DisposeAsync();
        }
    }

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
