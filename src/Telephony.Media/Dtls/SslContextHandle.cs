using System.Runtime.InteropServices;

namespace Telephony.Media.Dtls;

/// <summary>Owns one SSL_CTX.</summary>
internal sealed class SslContextHandle() : SafeHandle(nint.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == nint.Zero;

    protected override bool ReleaseHandle()
    {
        OpenSsl.SSL_CTX_free(handle);
        return true;
    }
}
