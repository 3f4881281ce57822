using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Administration;

namespace Persistence.Configurations;

internal sealed class QuestionSetConfiguration : IEntityTypeConfiguration<QuestionSetRow>
{
    public void Configure(EntityTypeBuilder<QuestionSetRow> builder)
    {
        builder.ToTable("QuestionSets").HasKey(q => q.Id);
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.Scope).HasMaxLength(Lengths.Code);
        builder.Property(q => q.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(q => q.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(q => q.UpdatedBy).HasMaxLength(Lengths.User);
        builder.Property(q => q.Version).IsConcurrencyToken();
        builder.HasIndex(q => new { q.Kind, q.Scope, q.Edition }).IsUnique();
    }
}
