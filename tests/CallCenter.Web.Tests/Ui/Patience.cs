using System.Runtime.CompilerServices;
using Bunit;

namespace CallCenter.Web.Tests.Ui;

/// <summary>bUnit's waits end after 1 s where nothing is said: too soon for a machine whose cores are busy. A wait that is over early costs nothing.</summary>
internal static class Patience
{
    /// <summary>Not inlined: bUnit's types must not be touched before they can be resolved.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void OfBunit() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(60);
}
