namespace CallCenter.Web.Composition.Verbs;

/// <summary>A verb that cannot be carried out: one line for stderr.</summary>
internal sealed class VerbException(string message) : Exception(message);
