using System.Net.Sockets;

namespace Telephony.Media.Rtp;

/// <summary>Reads many sockets and hands each datagram to the socket's sink. Allocates nothing per datagram.</summary>
internal interface IDatagramLoop : IDisposable
{
    /// <summary>Reads the socket from now on. Disposing the result stops that and closes the socket.</summary>
    IDisposable Add(Socket socket, IDatagramSink sink);
}
