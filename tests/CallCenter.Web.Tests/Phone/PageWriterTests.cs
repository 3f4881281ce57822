using System.Net.WebSockets;
using CallCenter.Web.Phone;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Phone;

public sealed class PageWriterTests
{
    [Fact]
    public void Page_ThatTakesNothing_IsCutWhenAMessageFindsNoPlace()
    {
        using var wire = new MemoryStream();
        using var socket = WebSocket.CreateFromStream(wire, new WebSocketCreationOptions { IsServer = true });
        var writer = new PageWriter(socket);
        for (var i = 0; i < PageWriter.Waiting; i++)
            writer.Send("x");
        socket.State.ShouldBe(WebSocketState.Open);

        writer.Send("x");

        socket.State.ShouldBe(WebSocketState.Aborted);
    }
}
