export declare const mangledMembers: RegExp;
