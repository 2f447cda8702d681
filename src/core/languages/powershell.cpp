#include "core/languages/language.hpp"

namespace deepdive::languages {

Language powershell() { return {"powershell", {"ps1", "pwsh"}, Treatment::code, "PowerShell"}; }

}  // namespace deepdive::languages
