using Crm.Domain.Quality;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Quality;

internal sealed class FormConfiguration : IEntityTypeConfiguration<FormRow>
{
    public void Configure(EntityTypeBuilder<FormRow> builder)
    {
        builder.ToTable("EvaluationForms").HasKey(f => new { f.Code, f.Number });
        builder.Property(f => f.Code).HasMaxLength(FormRules.CodeLength);
        builder.Property(f => f.Number).ValueGeneratedNever();
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => f.State);
    }
}
