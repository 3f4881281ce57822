namespace CallCenter.Web.Features.Training;

/// <summary>Texts beside this file.</summary>
internal sealed class TrainingText;
