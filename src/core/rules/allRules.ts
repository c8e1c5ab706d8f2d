import { acknowledgementInvalid } from './acknowledgements/acknowledgementInvalid.js';
import { acknowledgementMissing } from './acknowledgements/acknowledgementMissing.js';
import { codeOwnersDrift } from './codeowners/codeOwnersDrift.js';
import { numberMoved } from './dataCases/numberMoved.js';
import { symlink } from './files/symlink.js';
import { unreadable } from './files/unreadable.js';
import { dateInvalid } from './fields/dateInvalid.js';
import { fieldChoice } from './fields/fieldChoice.js';
import { fieldMissing } from './fields/fieldMissing.js';
import { fieldForeign } from './fields/fieldForeign.js';
import { fieldType } from './fields/fieldType.js';
import { headingMissing } from './fields/headingMissing.js';
import { kindUnknown } from './fields/kindUnknown.js';
import { filterInvalid } from './filters/filterInvalid.js';
import { gateBlockedFieldSet } from './gates/gateBlockedFieldSet.js';
import { gateInvalid } from './gates/gateInvalid.js';
import { gateLooserThanKind } from './gates/gateLooserThanKind.js';
import { gateLooserThanTemplate } from './gates/gateLooserThanTemplate.js';
import { gateOverridden } from './gates/gateOverridden.js';
import { gateReturned } from './gates/gateReturned.js';
import { gateStatusClaims } from './gates/gateStatusClaims.js';
import { gateTemplateUnknown } from './gates/gateTemplateUnknown.js';
import { gateUnknownRole } from './gates/gateUnknownRole.js';
import { idDuplicate } from './identity/idDuplicate.js';
import { idMalformed } from './identity/idMalformed.js';
import { idMissing } from './identity/idMissing.js';
import { duplicateKey } from './items/duplicateKey.js';
import { evidenceFileMissing } from './items/evidenceFileMissing.js';
import { evidenceMissing } from './items/evidenceMissing.js';
import { itemDueMalformed } from './items/itemDueMalformed.js';
import { itemOverdue } from './items/itemOverdue.js';
import { notApplicableWithoutReason } from './items/notApplicableWithoutReason.js';
import { parentUnsettled } from './items/parentUnsettled.js';
import { unknownLesson } from './items/unknownLesson.js';
import { lessonAgeing } from './lessons/lessonAgeing.js';
import { lessonNoReason } from './lessons/lessonNoReason.js';
import { lessonNoTarget } from './lessons/lessonNoTarget.js';
import { lessonNotInForce } from './lessons/lessonNotInForce.js';
import { lessonRepeated } from './lessons/lessonRepeated.js';
import { lessonWaiting } from './lessons/lessonWaiting.js';
import { linkAmbiguousName } from './links/linkAmbiguousName.js';
import { linkMissingAnchor } from './links/linkMissingAnchor.js';
import { linkMissingFile } from './links/linkMissingFile.js';
import { linkUnknownId } from './links/linkUnknownId.js';
import { linkUnknownName } from './links/linkUnknownName.js';
import { listInvalid } from './lists/listInvalid.js';
import { listQuery, listUnknownField } from './lists/listNames.js';
import { listTooMany } from './lists/listTooMany.js';
import { personLeft } from './people/personLeft.js';
import { roleEmpty } from './people/roleEmpty.js';
import { spanOfControl } from './people/spanOfControl.js';
import { unknownMention } from './people/unknownMention.js';
import { unknownPerson } from './people/unknownPerson.js';
import { unknownRole } from './people/unknownRole.js';
import { priorityAgreedStale } from './priorities/priorityAgreedStale.js';
import { priorityDisplacedUnnamed } from './priorities/priorityDisplacedUnnamed.js';
import { priorityNotVerified } from './priorities/priorityNotVerified.js';
import { priorityOrderInvalid } from './priorities/priorityOrderInvalid.js';
import { priorityRequestIncomplete } from './priorities/priorityRequestIncomplete.js';
import { frontmatterProblems } from './problems/frontmatterProblems.js';
import { settingsProblems } from './problems/settingsProblems.js';
import { textProblems } from './problems/textProblems.js';
import { projectClosedWithOpenRuns } from './projects/projectClosedWithOpenRuns.js';
import { projectCommunicationOverdue } from './projects/projectCommunicationOverdue.js';
import { projectDisruptionUnprepared } from './projects/projectDisruptionUnprepared.js';
import { projectEntryInvalid } from './projects/projectEntryInvalid.js';
import { projectNoCloseout } from './projects/projectNoCloseout.js';
import { projectOwnershipOpen } from './projects/projectOwnershipOpen.js';
import { documentOverdue } from './review/documentOverdue.js';
import { reviewChangedSince } from './review/reviewChangedSince.js';
import { reviewDateFuture } from './review/reviewDateFuture.js';
import { reviewDateInvalid } from './review/reviewDateInvalid.js';
import { reviewDueSoon } from './review/reviewDueSoon.js';
import { reviewIntervalInvalid } from './review/reviewIntervalInvalid.js';
import { reviewLongOverdue } from './review/reviewLongOverdue.js';
import { reviewNever } from './review/reviewNever.js';
import { reviewOverdue } from './review/reviewOverdue.js';
import type { Rule } from './rule.js';
import { snoozeExpired } from './settings/snoozeExpired.js';
import { unknownRule } from './settings/unknownRule.js';
import { signOffInvalid } from './signOffs/signOffInvalid.js';
import { signOffLapsed } from './signOffs/signOffLapsed.js';
import { signOffNotLast } from './signOffs/signOffNotLast.js';
import { signOffStale } from './signOffs/signOffStale.js';
import { templateDrift } from './templates/templateDrift.js';
import { templateRunMissing } from './templates/templateRunMissing.js';
import { sopUnused } from './workflows/sopUnused.js';
import { workflowUnknown } from './workflows/workflowUnknown.js';
import { workflowWithoutSop } from './workflows/workflowWithoutSop.js';

/** Every rule there is, by area. To add one, write its file and put it here. */
export const allRules: readonly Rule[] = [
  symlink,
  unreadable,
  ...textProblems,
  ...frontmatterProblems,
  kindUnknown,
  headingMissing,
  fieldMissing,
  fieldType,
  fieldForeign,
  fieldChoice,
  dateInvalid,
  idMissing,
  idMalformed,
  idDuplicate,
  reviewDueSoon,
  reviewOverdue,
  reviewLongOverdue,
  reviewNever,
  reviewDateInvalid,
  reviewDateFuture,
  reviewIntervalInvalid,
  reviewChangedSince,
  documentOverdue,
  itemOverdue,
  itemDueMalformed,
  notApplicableWithoutReason,
  evidenceMissing,
  evidenceFileMissing,
  duplicateKey,
  parentUnsettled,
  unknownLesson,
  gateBlockedFieldSet,
  gateInvalid,
  gateLooserThanKind,
  gateLooserThanTemplate,
  gateOverridden,
  gateReturned,
  gateStatusClaims,
  gateTemplateUnknown,
  gateUnknownRole,
  signOffInvalid,
  signOffLapsed,
  signOffNotLast,
  signOffStale,
  templateDrift,
  templateRunMissing,
  lessonWaiting,
  lessonAgeing,
  lessonNoTarget,
  lessonNoReason,
  lessonNotInForce,
  lessonRepeated,
  projectOwnershipOpen,
  projectNoCloseout,
  projectClosedWithOpenRuns,
  projectCommunicationOverdue,
  projectDisruptionUnprepared,
  projectEntryInvalid,
  priorityNotVerified,
  priorityAgreedStale,
  priorityRequestIncomplete,
  priorityDisplacedUnnamed,
  priorityOrderInvalid,
  numberMoved,
  linkMissingFile,
  linkMissingAnchor,
  linkUnknownName,
  linkAmbiguousName,
  linkUnknownId,
  listInvalid,
  listTooMany,
  listQuery,
  listUnknownField,
  unknownRole,
  unknownPerson,
  personLeft,
  unknownMention,
  roleEmpty,
  spanOfControl,
  workflowUnknown,
  workflowWithoutSop,
  sopUnused,
  acknowledgementMissing,
  acknowledgementInvalid,
  filterInvalid,
  codeOwnersDrift,
  snoozeExpired,
  unknownRule,
  ...settingsProblems,
];

/** The codes of all rules, as the settings may name them. */
export const ruleCodes: ReadonlySet<string> = new Set(allRules.map(({ code }) => code));
