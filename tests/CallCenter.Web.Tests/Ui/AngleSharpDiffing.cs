using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace CallCenter.Web.Tests.Ui;

/// <summary>bUnit asks for a version of AngleSharp.Diffing that the partial feed lacks; the one it has is loaded from a sub-folder.</summary>
internal static class AngleSharpDiffing
{
#pragma warning disable CA2255 // the load context must be ready before bUnit's first type is touched
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Resolve()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var file = Path.Combine(AppContext.BaseDirectory, "diffing", "AngleSharp.Diffing.dll");
            return name.Name == "AngleSharp.Diffing" && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        };
        Patience.OfBunit();
    }
}
